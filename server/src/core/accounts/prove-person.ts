import type { IdentityId } from '@recado/contracts/ids'
import { type Locale, NewPassword } from '@recado/contracts/wire'
import { newId } from '../../platform/ids.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import type { IdentityParts } from '../identity-parts.ts'
import { errors } from './errors.ts'
import { findIdentityByEmail, type Identity, insertIdentity, updateIdentity } from './identities.sql.ts'
import type { KnownDevice } from './known-device.ts'

export interface Proof {
  /** For somebody new; otherwise what the invitation says. */
  name: string | undefined
  /** The present one of somebody who has an account, else the one to be. */
  password: string
  device: KnownDevice | undefined
  origin: RequestOrigin
}

/**
 * Who holds an invitation: the link proves the mailbox, so the address counts as verified, and the password proves that
 * an account which already has the address is theirs. Costs one hash for somebody known and for somebody new.
 *
 * @throws login_throttled (429), credentials_invalid (401), name_missing, new_password_too_short (400),
 * registration_refused (409)
 */
export async function provePerson(
  parts: IdentityParts,
  invitation: { email: string; name: string | null },
  proof: Proof,
  locale: Locale,
): Promise<Identity> {
  const { device, origin } = proof
  const attempt = await parts.throttle.attempt({ email: invitation.email, address: origin.ip, device })
  const known = await parts.control.acrossTenants((scope) => findIdentityByEmail(scope, invitation.email))
  const identity =
    known !== undefined && known.password_hash !== null
      ? await recognise(parts, known, proof.password)
      : await makePerson(parts, invitation, { ...proof, known, locale })
  await attempt.succeeded()
  return identity
}

async function recognise(parts: IdentityParts, known: Identity, password: string): Promise<Identity> {
  if (!(await parts.passwords.matches(known.password_hash, password))) throw errors.credentials_invalid()
  if (known.email_verified_at !== null) return known
  const now = parts.clock.now()
  await parts.control.acrossTenants((scope) => updateIdentity(scope, known.id, { email_verified_at: now }))
  return { ...known, email_verified_at: now }
}

async function makePerson(
  parts: IdentityParts,
  invitation: { email: string; name: string | null },
  { known, name, password, locale }: Proof & { known: Identity | undefined; locale: Locale },
): Promise<Identity> {
  if (!NewPassword.safeParse(password).success) throw errors.new_password_too_short()
  const chosen = name ?? invitation.name ?? known?.name
  if (chosen === undefined) throw errors.name_missing()
  const verified = { password_hash: await parts.passwords.hash(password), email_verified_at: parts.clock.now() }
  const identity: Identity = {
    id: known?.id ?? newId<IdentityId>(),
    email: invitation.email,
    name: chosen,
    locale: known?.locale ?? locale,
    ...verified,
  }
  const stored = await parts.control.acrossTenants(async (scope) => {
    if (known === undefined) return insertIdentity(scope, identity)
    await updateIdentity(scope, known.id, { name: chosen, ...verified })
    return true
  })
  if (!stored) throw errors.registration_refused()
  return identity
}
