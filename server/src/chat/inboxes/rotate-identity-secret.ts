import type { InboxId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { newIdentitySecret, sealIdentitySecret } from './identity-secret.ts'
import { changeInbox, lockInbox } from './inboxes.sql.ts'

/**
 * A new secret for the site to prove its visitors with, at once and in place of the old: hashes of the old are refused
 * from now on. Returned here, and can never be read again. @throws not_found (404)
 */
export async function rotateIdentitySecret(scope: TenantScope, keyring: Keyring, id: InboxId): Promise<string> {
  if ((await lockInbox(scope, id)) === undefined) throw errors.not_found()
  const secret = newIdentitySecret()
  await changeInbox(scope, id, { sealed_identity_secret: sealIdentitySecret(keyring, scope.tenant.id, secret) })
  await recordAct(scope, { action: 'inbox.secret_rotated', targetKind: 'inbox', targetId: id })
  return secret
}
