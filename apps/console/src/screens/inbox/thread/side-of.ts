import type { ShownMessage } from '../../../inbox/inbox-data.ts'

/** Who is heard: decides on which side a message stands and how it looks. */
export type Side = 'customer' | 'company' | 'bot' | 'note'

export function sideOf(message: ShownMessage): Side {
  if (message.kind === 'note') return 'note'
  if (message.state !== 'stored') return 'company'
  if (message.direction === 'in') return 'customer'
  return message.author.kind === 'member' ? 'company' : 'bot'
}
