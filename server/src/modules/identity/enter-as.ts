import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import type { Identity } from './identities.sql.ts'
import type { IdentityParts } from './parts.ts'
import { choosePlace } from './places.ts'
import { type IssuedTokens, startSession } from './start-session.ts'

/**
 * A session for somebody whose identity is known by other means than their password: never of a request's own word.
 * @throws credentials_invalid when they are no active member of the tenant; membership_missing; tenant_choice_needed
 */
export async function enterAs(
  parts: IdentityParts,
  identity: Identity,
  { tenant, origin }: { tenant: string | undefined; origin: RequestOrigin },
): Promise<IssuedTokens> {
  const place = await choosePlace(parts, identity, { tenant })
  return startSession(parts, { identity, place, origin })
}
