import type { Actor } from '../../tenancy/actor.ts'
import type { MessageRow } from './message-row.ts'

/** Whose conversations somebody sees is in visibility.sql.ts. Here: what they may do to what was written. */

export function wrote(actor: Actor, message: Pick<MessageRow, 'author_kind' | 'author_id'>): boolean {
  if (message.author_id === null) return false
  if (actor.kind === 'member') return message.author_kind === 'member' && message.author_id === actor.memberId
  return actor.kind === 'api_key' && message.author_kind === 'api' && message.author_id === actor.apiKeyId
}
