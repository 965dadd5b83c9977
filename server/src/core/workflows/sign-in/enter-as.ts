import type { Identity } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import type { Entrance } from './entrance.ts'
import { choosePlace } from './places.ts'

/**
 * The entrance of somebody whose identity is known by other means than their password: never of a request's own word.
 * @throws credentials_invalid when they are no active member of the tenant; membership_missing; tenant_choice_needed
 */
export async function enterAs(
  parts: IdentityParts,
  identity: Identity,
  { tenant }: { tenant: string | undefined },
): Promise<Entrance> {
  return { identity, place: await choosePlace(parts, identity, { tenant }) }
}
