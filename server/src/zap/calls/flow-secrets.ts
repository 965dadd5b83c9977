import type { FlowSecretView } from '@recado/contracts/flow-secrets'
import type { FlowSecretId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Keyring, seal } from '../../platform/secrets/index.ts'
import { actorRecord } from '../../tenancy/actor.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findSecretId, removeSecret, secretPurpose, storeSecret } from './flow-secrets.sql.ts'

/** Keeps a secret, sealed to its row; a value that was there is gone. */
export async function putFlowSecret(
  scope: TenantScope,
  keyring: Keyring,
  { name, value, hosts }: { name: string; value: string; hosts: readonly string[] },
): Promise<FlowSecretView> {
  const id = (await findSecretId(scope, name)) ?? newId<FlowSecretId>()
  const sealed = seal(keyring, value, { tenant: scope.tenant.id, purpose: secretPurpose(id) })
  const stored = await storeSecret(scope, { id, name, sealed, hosts, by: actorRecord(scope.actor).name ?? '' })
  await recordAct(scope, {
    ...{ action: 'flow.secret_saved', targetKind: 'flow_secret', targetId: id, after: { name, hosts: [...hosts] } },
  })
  return stored
}

/** @throws not_found (404) */
export async function deleteFlowSecret(scope: TenantScope, name: string): Promise<void> {
  const id = await removeSecret(scope, name)
  if (id === undefined) throw platformErrors.not_found()
  await recordAct(scope, { action: 'flow.secret_deleted', targetKind: 'flow_secret', targetId: id, before: { name } })
}
