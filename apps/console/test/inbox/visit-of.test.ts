import { expect, test } from 'vitest'
import { visitOf } from '../../src/screens/inbox/contact-panel/visit-of.ts'
import { waitState } from '../../src/screens/inbox/list/wait-state.ts'
import { message } from './samples.ts'

const stored = (seq: number, data: Record<string, unknown>) => ({ ...message(seq, { data }), state: 'stored' as const })

test('the last message that says so says from where the customer writes', () => {
  const first = stored(1, { page_url: 'https://loja.com.br/onix', user_agent: 'Firefox', timezone: 'America/Recife' })
  const later = stored(2, {})
  expect(visitOf([first, later])).toEqual({
    ...{ page: 'https://loja.com.br/onix', device: 'Firefox', timezone: 'America/Recife' },
  })
  expect(visitOf([later])).toBeUndefined()
})

test('what is no page is no link', () => {
  for (const page_url of ['javascript:alert(1)', 'https://', 7]) {
    expect(visitOf([stored(1, { page_url, user_agent: 'Firefox' })])?.page).toBeUndefined()
  }
})

test.each([
  [0, 'neutral'],
  [74, 'neutral'],
  [75, 'warn'],
  [99, 'warn'],
  [100, 'late'],
] as const)('after %i hundredths of its time a wait is %s', (now, state) => {
  const due = { first_answer_warn_at: new Date(75), first_answer_due_at: new Date(100) }
  expect(waitState(due, now)).toBe(state)
  expect(waitState({ first_answer_warn_at: null, first_answer_due_at: null }, now)).toBe('neutral')
})
