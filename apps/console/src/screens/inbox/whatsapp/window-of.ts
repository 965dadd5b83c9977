import type { ShownMessage } from '../../../inbox/inbox-data.ts'

/** From the customer's last message the official route lets one write freely. */
const WINDOW_MS = 24 * 3_600_000

/** Until when Meta lets the company write freely, by the messages that are loaded; `closed` when that is over. */
export function windowOf(messages: readonly ShownMessage[], now: Date): Date | 'closed' {
  const last = messages.findLast((message) => message.state === 'stored' && message.direction === 'in')
  if (last === undefined) return 'closed'
  const end = new Date(last.created_at.getTime() + WINDOW_MS)
  return end > now ? end : 'closed'
}
