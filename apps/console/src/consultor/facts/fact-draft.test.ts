import type { ExecutionFact } from '@recado/contracts/execution-facts'
import { expect, test } from 'vitest'
import { bodyOfDraft, draftOf, isChanged, newDraft } from './fact-draft.ts'

const fact: ExecutionFact = {
  ...{ fact_id: 'f1', metric: 'ticket', label: 'Ticket médio', subject: 'pizza', scope: 'now', role: 'each' },
  ...{ value: 1234.5, value_high: null, unit: 'BRL', period: null, per_unit: 'pedido', approximate: true },
  ...{ source: 'text', quote: 'uns 1.234,50', start: 0, end: 12, confidence: 0.4, doubtful: true },
  ...{ period_assumed: false, text: 'R$ 1.234,50', link: null },
}

test.each(['pt-BR', 'en', 'es'])('in %s a fact goes through its fields and comes out as it was', (locale) => {
  const draft = draftOf(fact, locale)
  expect(isChanged(draft, locale)).toBe(false)
  expect(bodyOfDraft(draft, locale)).toEqual({
    ...{ fact_id: 'f1', metric: 'ticket', subject: 'pizza', scope: 'now', role: 'each', value: 1234.5 },
    ...{ value_high: null, unit: 'BRL', period: null, per_unit: 'pedido', approximate: true },
  })
})

test('a value is money to the centavo, a range has its order, and what is no number is not sent', () => {
  const draft = draftOf(fact, 'pt-BR')
  expect(draft.value).toBe('1.234,50')
  expect(bodyOfDraft({ ...draft, value: '0,85' }, 'pt-BR')?.value).toBe(0.85)
  expect(bodyOfDraft({ ...draft, value: 'dez' }, 'pt-BR')).toBeUndefined()
  expect(bodyOfDraft({ ...draft, value: '10', high: '12' }, 'pt-BR')).toMatchObject({ value: 10, value_high: 12 })
  expect(bodyOfDraft({ ...draft, value: '12', high: '10' }, 'pt-BR')).toBeUndefined()
  expect(isChanged({ ...draft, value: '1.235' }, 'pt-BR')).toBe(true)
})

test('what measures something else is no part of the other figure any more; a new line has no id', () => {
  expect(bodyOfDraft({ ...draftOf(fact, 'pt-BR'), metric: 'revenue' }, 'pt-BR')?.role).toBeNull()
  const added = newDraft({ metric: 'revenue', unit: 'BRL', period: 'month', value: '45 mil' })
  expect(bodyOfDraft(added, 'pt-BR')).toMatchObject({ metric: 'revenue', value: 45_000, period: 'month' })
  expect(bodyOfDraft(added, 'pt-BR')).not.toHaveProperty('fact_id')
})
