import type { TenantId } from '@recado/contracts/ids'
import { hashToken, newToken } from '../../platform/secrets/index.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import type { Identity } from './identities.sql.ts'
import { insertOneTimeToken, type OneTimePurpose, wasIssuedSince } from './one-time-tokens.sql.ts'

const LINKS: Record<OneTimePurpose, { prefix: string; path: string; hours: number }> = {
  verify_email: { prefix: 'vrf', path: 'verificar-email', hours: 72 },
  reset_password: { prefix: 'rst', path: 'redefinir-senha', hours: 1 },
}
/** A mailbox is no place for a flood: one link of a kind a minute. */
const PAUSE_MS = 60_000

/** Which pages a mail speaks for: those of a tenant, with its brand, or the platform's. */
export interface MailPlace {
  origin: string
  tenantId: TenantId | null
}

/**
 * Sends a link that works once, in the transaction that stores its hash. Sends nothing when one went out less than a
 * minute ago.
 */
export async function sendLink(
  scope: PlatformScope,
  purpose: OneTimePurpose,
  identity: Pick<Identity, 'id' | 'email' | 'name' | 'locale'>,
  place: MailPlace,
): Promise<void> {
  const now = scope.clock.now().getTime()
  if (await wasIssuedSince(scope, identity.id, purpose, new Date(now - PAUSE_MS))) return
  const { prefix, path, hours } = LINKS[purpose]
  const token = newToken(prefix)
  await insertOneTimeToken(scope, {
    hash: hashToken(token).toString('hex'),
    purpose,
    identityId: identity.id,
    expiresAt: new Date(now + hours * 3_600_000),
  })
  await sendMail(scope, purpose, identity, place, { url: `${place.origin}/${path}/${token}`, hours })
}

/** Enqueues a mail to somebody we know, in their language. Texts: locales/<locale>/mail.json under `kind`. */
export async function sendMail(
  scope: Pick<PlatformScope, 'jobs'>,
  kind: OneTimePurpose | 'password_changed' | 'security_refresh_reused' | 'registration_attempted',
  identity: Pick<Identity, 'email' | 'name' | 'locale'>,
  place: MailPlace,
  params: Record<string, string | number> = {},
): Promise<void> {
  await scope.jobs.enqueue('mail.send', {
    kind,
    to: identity.email,
    locale: identity.locale,
    tenant_id: place.tenantId,
    params: { name: identity.name, url: place.origin, ...params },
  })
}
