import type { MemberId } from '@recado/contracts/ids'
import type { Actor } from '../../tenancy/actor.ts'
import { errors } from '../../tenancy/errors.ts'

/** @throws member_needed (403) for an API key and for a visitor from the partner's or the platform's office. */
export function memberOf(actor: Actor): MemberId {
  if (actor.kind !== 'member' || actor.memberId === null) throw errors.member_needed()
  return actor.memberId
}
