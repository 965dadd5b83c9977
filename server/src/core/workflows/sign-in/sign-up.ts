import type { IdentityId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import { newId } from '../../../platform/ids.ts'
import { recordControlAct } from '../../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import type { KnownDevice } from '../../accounts/index.ts'
import {
  accountErrors,
  findIdentityByEmail,
  type Identity,
  insertIdentity,
  sendLink,
  sendMail,
} from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { mailPlaceOf } from './places.ts'

export interface SignUp {
  name: string
  email: string
  password: string
  locale: Locale
  /** What the browser is known by. */
  device: KnownDevice | undefined
  origin: RequestOrigin
}

/**
 * Makes an identity and sends the mail that verifies its address. Somebody who has an account and gives its password is
 * that person; with another password the answer says nothing, and the owner of the address is told by mail. Both ways
 * cost one hash.
 *
 * @throws registration_refused (409), login_throttled (429)
 */
export async function signUp(parts: IdentityParts, request: SignUp): Promise<Identity> {
  const { email, password, device, origin } = request
  const attempt = await parts.throttle.attempt({ email, address: origin.ip, device })
  const existing = await parts.control.acrossTenants((scope) => findIdentityByEmail(scope, email))
  const identity = existing === undefined ? await create(parts, request) : await recognise(parts, existing, password)
  await attempt.succeeded()
  return identity
}

async function create(parts: IdentityParts, { name, email, password, locale, origin }: SignUp): Promise<Identity> {
  const identity: Identity = {
    id: newId<IdentityId>(),
    email,
    name,
    password_hash: await parts.passwords.hash(password),
    email_verified_at: null,
    locale,
  }
  const created = await parts.control.acrossTenants(async (scope) => {
    if (!(await insertIdentity(scope, identity))) return false
    await sendLink(scope, 'verify_email', identity, mailPlaceOf(parts.config, null))
    await recordControlAct(
      scope,
      { actor: { kind: 'system', name: 'sign-up' }, origin },
      { action: 'identity.created', targetKind: 'identity', targetId: identity.id, after: { email, name } },
    )
    return true
  })
  // Somebody registered the address between our look and our insert.
  if (!created) throw accountErrors.registration_refused()
  return identity
}

async function recognise(parts: IdentityParts, existing: Identity, password: string): Promise<Identity> {
  if (await parts.passwords.matches(existing.password_hash, password)) return existing
  await parts.control.acrossTenants((scope) =>
    sendMail(scope, 'registration_attempted', existing, mailPlaceOf(parts.config, null)),
  )
  throw accountErrors.registration_refused()
}
