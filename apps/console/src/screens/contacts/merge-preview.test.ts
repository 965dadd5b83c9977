import { expect, test } from 'vitest'
import { mergePreview } from './merge-preview.ts'

const empty = { email: null, phone: null, attributes: {}, notes: '', blocked: false }

test('blanks of the one that stays are filled, and what it has stays', () => {
  const from = { ...empty, email: 'ana@casa.com', phone: '+5511987654321', attributes: { carro: 'Gol', loja: 'Sul' } }
  const into = { ...empty, email: 'ana@obra.com', attributes: { carro: 'Onix' } }
  expect(mergePreview(from, into)).toEqual({
    taken: [{ field: 'phone', value: '+5511987654321' }],
    lost: [{ field: 'email', value: 'ana@casa.com' }],
    attributes: ['loja'],
    notes: false,
    blocked: false,
  })
})

test('the same e-mail is neither taken nor lost, and a block passes on', () => {
  const from = { ...empty, email: 'ana@casa.com', blocked: true, notes: 'liga à tarde' }
  expect(mergePreview(from, { ...empty, email: 'ana@casa.com' })).toMatchObject({
    ...{ taken: [], lost: [], notes: true, blocked: true },
  })
  expect(mergePreview(from, { ...empty, blocked: true }).blocked).toBe(false)
})
