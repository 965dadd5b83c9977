import { buildDocument } from '@recado/flow/testing'
import { expect, test } from 'vitest'
import { openingOf } from '../../src/zap/flows/opening-of.ts'

const say = (text: string) => ({ id: 's', type: 'send' as const, content: { kind: 'text' as const, text } })
const declared = { variables: [{ name: 'name', type: 'text' as const }] }

test('what a flow says first is known where every conversation hears the same', () => {
  expect(openingOf(buildDocument([say('  Oi!  ')]))).toBe('Oi!')
  const menu = { kind: 'choice' as const, options: [{ id: 'a', title: 'Sim' }] }
  expect(openingOf(buildDocument([{ id: 'q', type: 'ask', text: 'Posso ajudar?', answer: menu }]))).toBe(
    'Posso ajudar?',
  )
  expect(openingOf(buildDocument([say('Olá {{name}}!')], undefined, declared))).toBe('Olá !')
  expect(openingOf(buildDocument([say('x'.repeat(500))]))?.length).toBe(300)
})

test('it is not where it depends on the hour, on a lot, on a service, or is no text', () => {
  const variants = [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 1 },
  ]
  const lot = buildDocument(
    [{ id: 'l', type: 'ab_test', experiment: 'e', variants }, say('Oi')],
    ['l variant:a -> s', 'l variant:b -> s'],
  )
  expect(openingOf(lot)).toBeNull()
  const model = buildDocument([{ id: 'm', type: 'ai_answer', instructions: 'Abrimos às 8h.' }, say('Oi')])
  expect(openingOf(model)).toBeNull()
  const picture = { kind: 'media' as const, media: 'image' as const, url: 'https://exemplo.com.br/a.png' }
  expect(openingOf(buildDocument([{ id: 'p', type: 'send', content: picture }]))).toBeNull()
  expect(openingOf(buildDocument([say('Hoje é {{today}}.')]))).toBeNull()
  expect(openingOf({ broken: true })).toBeNull()
})
