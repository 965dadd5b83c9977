import type { MemberId } from '@recado/contracts/ids'
import { conversationErrors } from '../../chat/conversations/index.ts'
import type { Actor } from '../../tenancy/actor.ts'

/** @throws member_needed (403) for an API key and for a visitor from the partner's or the platform's office. */
export function memberOf(actor: Actor): MemberId {
  if (actor.kind !== 'member' || actor.memberId === null) throw conversationErrors.member_needed()
  return actor.memberId
}
