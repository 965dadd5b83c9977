import type { MemberId } from '@recado/contracts/ids'
import type { Actor } from '../tenancy/actor.ts'

// What somebody may do wherever something is everybody's or one's own; the nouns of the product share it.

/** Supervisors and those above them look after what others wrote; it is who may give conversations away. */
export function looksAfterOthers(actor: Actor): boolean {
  if (actor.kind === 'system') return true
  return (actor.kind === 'member' || actor.kind === 'api_key') && actor.permissions.has('conversations.assign')
}

/** Whose own something is; null for who is no member of the tenant. */
export function memberIdOf(actor: Actor): MemberId | null {
  return actor.kind === 'member' ? actor.memberId : null
}
