import type { FlowSecretView } from '@recado/contracts/flow-secrets'
import type { FlowSecretId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Keyring, seal } from '../../platform/secrets/index.ts'
import { actorRecord } from '../../tenancy/actor.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { secretPurpose } from './flow-secrets.sql.ts'
import { changeSecret, deleteSecret, insertSecret, listSecretRows } from './kept-secrets.sql.ts'

const MAX_SECRETS = 100

export interface SecretContent {
  value: string
  hosts: readonly string[]
}

/** By name. */
export function listSecrets(scope: TenantScope): Promise<FlowSecretView[]> {
  return listSecretRows(scope)
}

/** @throws flow_secret_taken, flow_secrets_too_many (409) */
export async function createSecret(
  scope: TenantScope,
  keyring: Keyring,
  { name, value, hosts }: SecretContent & { name: string },
): Promise<FlowSecretView> {
  if ((await listSecretRows(scope)).length >= MAX_SECRETS) {
    throw errors.flow_secrets_too_many({ params: { limit: MAX_SECRETS } })
  }
  const id = newId<FlowSecretId>()
  const { actor } = scope
  const author = {
    id: actor.kind === 'member' ? actor.memberId : null,
    name: actorRecord(actor).name ?? '',
  }
  const secret = await insertSecret(scope, { id, name, sealed: sealed(scope, keyring, id, value), hosts, author })
  if (secret === undefined) throw errors.flow_secret_taken({ params: { name } })
  await record(scope, 'flow_secret.created', secret)
  return secret
}

/** @throws not_found (404) */
export async function replaceSecret(
  scope: TenantScope,
  keyring: Keyring,
  id: FlowSecretId,
  { value, hosts }: SecretContent,
): Promise<FlowSecretView> {
  const secret = await changeSecret(scope, id, { sealed: sealed(scope, keyring, id, value), hosts })
  if (secret === undefined) throw platformErrors.not_found()
  await record(scope, 'flow_secret.replaced', secret)
  return secret
}

/** @throws not_found (404) */
export async function removeSecret(scope: TenantScope, id: FlowSecretId): Promise<void> {
  const secret = await deleteSecret(scope, id)
  if (secret === undefined) throw platformErrors.not_found()
  await record(scope, 'flow_secret.deleted', secret)
}

function sealed(scope: TenantScope, keyring: Keyring, id: FlowSecretId, value: string): string {
  return seal(keyring, value, { tenant: scope.tenant.id, purpose: secretPurpose(id) })
}

/** What it is called and where it may go; never what it is. */
async function record(scope: TenantScope, action: string, { id, name, hosts }: FlowSecretView): Promise<void> {
  await recordAct(scope, { action, targetKind: 'flow_secret', targetId: id, after: { name, hosts } })
}
