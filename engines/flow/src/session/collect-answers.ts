import type { Answer, FlowOption } from '../answers/answer-schema.ts'
import type { Flow } from '../flow/compile-flow.ts'
import { filters } from '../language/filters.ts'
import { isEmptyValue, readPath, type Value, valueToText } from '../language/value.ts'
import type { State } from './state.ts'

/** A question that was answered, as people read it. */
export type CollectedAnswer = { block: string; question: string; value: string }

const LONGEST_QUESTION = 200
const LONGEST_VALUE = 2_000

/**
 * What the contact answered so far, in the order of the document: for the person who takes over. A question goes by its
 * block's label, or by what it asks.
 */
export function collectAnswers(flow: Flow, state: State): CollectedAnswer[] {
  const collected: CollectedAnswer[] = []
  const format = (answer: Answer, value: Value | undefined) => formatAnswer(flow, answer, value).slice(0, LONGEST_VALUE)
  const add = (block: string, question: string, value: string) => {
    if (value !== '') collected.push({ block, question: plain(question), value })
  }
  for (const body of flow.bodies.values()) {
    for (const block of body.blocks.values()) {
      if (block.type === 'ask' && block.save_to !== undefined) {
        add(block.id, block.label ?? block.text, format(block.answer, state.variables[block.save_to]))
      } else if (block.type === 'questionnaire') {
        for (const { id, text, answer } of block.questions ?? []) {
          add(block.id, text, format(answer, readPath(state.variables, [block.save_to, id])))
        }
      } else if (block.type === 'recommend') {
        const title = readPath(state.variables, [block.save_to, 'title'])
        add(block.id, block.label ?? block.text ?? '', valueToText(title).slice(0, LONGEST_VALUE))
      }
    }
  }
  return collected
}

function formatAnswer(flow: Flow, answer: Answer, value: Value | undefined): string {
  if (isEmptyValue(value)) return ''
  const { locale, time_zone: timeZone } = flow.document
  const filtered = (name: string) => valueToText(filters[name]?.(value, '', { locale, timeZone }, []))
  switch (answer.kind) {
    case 'money':
      return filtered('brl')
    case 'number':
      return filtered('number')
    case 'date':
      return filtered('date')
    case 'phone':
    case 'cpf':
    case 'cnpj':
    case 'cep':
      return filtered(answer.kind)
    case 'yes_no':
      return flow.phrases[value === true ? 'yes' : 'no'] ?? ''
    case 'choice':
      return [value]
        .flat()
        .map((id) => titleOf(answer.options, id as Value))
        .join(', ')
    case 'file':
      return valueToText(readPath({ value: value as Value }, ['value', 'name']) ?? '') || '📎'
    case 'location': {
      const place = readPath({ value: value as Value }, ['value', 'name'])
      return (
        valueToText(place) ||
        ['latitude', 'longitude']
          .map((key) => valueToText(readPath({ value: value as Value }, ['value', key])))
          .join(', ')
      )
    }
    default:
      return valueToText(value)
  }
}

function titleOf(options: readonly FlowOption[], id: Value): string {
  return plain(options.find((option) => option.id === id)?.title ?? valueToText(id))
}

/** A template as its reader sees it: places of variables say nothing here. */
function plain(template: string): string {
  return template
    .replace(/\{\{[^{}]*\}\}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_QUESTION)
}
