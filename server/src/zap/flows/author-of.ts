import type { MemberId } from '@recado/contracts/ids'
import { type Actor, actorRecord } from '../../tenancy/actor.ts'

/** Who did it, as a row keeps it: a member's id, and a name that stays readable when they are gone. */
export interface Author {
  id: MemberId | null
  name: string
}

export function authorOf(actor: Actor): Author {
  return { id: actor.kind === 'member' ? actor.memberId : null, name: actorRecord(actor).name ?? '' }
}
