import { expect, test } from 'vitest'
import { message } from '../../../../test/inbox/samples.ts'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { hasNoWhatsapp } from './has-no-whatsapp.ts'
import { windowOf } from './window-of.ts'

const stored = (...given: Parameters<typeof message>): ShownMessage => ({ ...message(...given), state: 'stored' })
const sent = (seq: number, state: string, problem: string | null = null) =>
  stored(seq, { direction: 'out', data: { delivery: { state, problem, at: '2026-11-30T12:00:00.000Z' } } })

test('the window is open for 24 hours after the last thing that the customer wrote', () => {
  const wrote = stored(1, { created_at: new Date('2026-11-30T12:00:00Z') })
  const thread = [wrote, sent(2, 'sent')]
  expect(windowOf(thread, new Date('2026-12-01T11:59:59Z'))).toEqual(new Date('2026-12-01T12:00:00Z'))
  expect(windowOf(thread, new Date('2026-12-01T12:00:00Z'))).toBe('closed')
  expect(windowOf([sent(2, 'sent')], new Date())).toBe('closed')
})

test('somebody is not on WhatsApp until they write, or something reaches them', () => {
  const refused = sent(1, 'failed', 'not_on_whatsapp')
  expect(hasNoWhatsapp([refused])).toBe(true)
  // What still waits says nothing yet.
  expect(hasNoWhatsapp([refused, sent(2, 'handed'), stored(3, { direction: 'out' })])).toBe(true)
  expect(hasNoWhatsapp([refused, sent(2, 'sent')])).toBe(false)
  expect(hasNoWhatsapp([refused, stored(2)])).toBe(false)
  expect(hasNoWhatsapp([sent(1, 'failed', 'too_large')])).toBe(false)
})
