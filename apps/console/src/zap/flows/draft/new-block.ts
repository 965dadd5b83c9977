import type { Block, BlockType } from '@recado/flow/schemas'
import type { Point } from './edit.ts'

/** Words a new block begins with, in the person's language. */
export interface FirstWords {
  option(number: number): string
}

/** A block as the palette gives it: with what it needs to be shown, and nothing said yet. */
export function newBlock(type: BlockType, id: string, position: Point): Block {
  const base = { id, position: { x: position.x, y: position.y } }
  switch (type) {
    case 'send':
      return { ...base, type, content: { kind: 'text', text: '' } }
    case 'ask':
      return { ...base, type, text: '', answer: { kind: 'text' } }
    case 'validate':
      return { ...base, type, variable: '', as: { kind: 'cpf' } }
    case 'condition':
      return { ...base, type, branches: [{ id: 'a', when: { variable: '', is: 'equals', value: '' } }] }
    case 'set':
      return { ...base, type, assignments: [{ variable: '', value: { from: 'template', text: '' } }] }
    case 'jump':
      return { ...base, type, to: '' }
    case 'wait':
      return { ...base, type, until: { kind: 'delay', seconds: 3_600 } }
    case 'ab_test':
      return {
        ...base,
        type,
        experiment: id,
        variants: [
          { id: 'a', weight: 50 },
          { id: 'b', weight: 50 },
        ],
      }
    case 'business_hours':
      return {
        ...base,
        type,
        hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
      }
    case 'http_request':
      return { ...base, type, method: 'GET', url: '' }
    case 'ai_answer':
      return { ...base, type, instructions: '', use_knowledge: true, send: true }
    case 'questionnaire':
      return { ...base, type, save_to: 'answers', questions: [{ id: 'q1', text: '', answer: { kind: 'text' } }] }
    case 'recommend':
      return { ...base, type, wishes_from: 'answers', limit: 3, save_to: 'car' }
    case 'label':
      return { ...base, type, add: [], remove: [] }
    case 'assign':
      return { ...base, type, team: '' }
    case 'hand_over':
      return { ...base, type }
    case 'close':
      return { ...base, type }
    case 'sub_flow':
      return { ...base, type, flow: '' }
    case 'placeholder':
      return { ...base, type, original_type: '', outputs: ['next'] }
  }
}

/** The menu: a question whose answers are buttons. Most flows begin with one. */
export function newMenu(id: string, position: Point, words: FirstWords): Block {
  return {
    id,
    position: { x: position.x, y: position.y },
    type: 'ask',
    text: '',
    answer: {
      kind: 'choice',
      options: [
        { id: 'a', title: words.option(1) },
        { id: 'b', title: words.option(2) },
      ],
    },
  }
}
