import type { Tenant } from '../../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import type { KnownDevice } from '../../accounts/index.ts'
import { accountErrors, findIdentityByEmail, type Identity } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import type { Entrance } from './entrance.ts'
import { choosePlace } from './places.ts'

export interface SignIn {
  email: string
  password: string
  /** The tenant of the host or of X-Tenant: then nowhere else may be entered. */
  hostTenant: Tenant | undefined
  /** The tenant the body names: slug or id. */
  tenant: string | undefined
  /** What the browser is known by. */
  device: KnownDevice | undefined
  origin: RequestOrigin
}

/**
 * Proves somebody by e-mail and password, and finds where they go.
 *
 * The attempt is taken back from the throttle only once the place is known too: on a tenant's host a stranger's right
 * password is a failure, or the missing 429 would tell that it was right.
 *
 * @throws login_throttled (429), credentials_invalid (401), tenant_choice_needed (409), membership_missing (403)
 */
export async function signIn(parts: IdentityParts, request: SignIn): Promise<Entrance> {
  const { email, device, origin } = request
  const attempt = await parts.throttle.attempt({ email, address: origin.ip, device })
  const identity = await checkPassword(parts, request)
  const place = await choosePlace(parts, identity, request).catch(async (error) => {
    if (error.code === 'tenant_choice_needed') await attempt.succeeded()
    throw error
  })
  await attempt.succeeded()
  return { identity, place }
}

/** Costs one hash whether or not somebody has that address. @throws credentials_invalid (401) */
async function checkPassword(
  parts: IdentityParts,
  { email, password }: { email: string; password: string },
): Promise<Identity> {
  const identity = await parts.control.acrossTenants((scope) => findIdentityByEmail(scope, email))
  const matches = await parts.passwords.matches(identity?.password_hash ?? null, password)
  if (identity === undefined || !matches) throw accountErrors.credentials_invalid()
  return identity
}
