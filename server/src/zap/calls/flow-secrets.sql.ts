import type { FlowSecretView } from '@recado/contracts/flow-secrets'
import type { FlowSecretId } from '@recado/contracts/ids'
import { type Keyring, open } from '../../platform/secrets/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { RevealedSecret } from './reveal-secrets.ts'

/** What a secret of flows is sealed for; its row's id ties a value to its row. */
export function secretPurpose(id: string): string {
  return `flow_secret:${id}`
}

/** Those of these names that there are, opened: for the moment before a request and for nothing else. */
export async function openFlowSecrets(
  scope: TenantScope,
  keyring: Keyring,
  names: readonly string[],
): Promise<Map<string, RevealedSecret>> {
  if (names.length === 0) return new Map()
  const { id: tenant } = scope.tenant
  const rows = await scope.db
    .updateTable('flow_secrets')
    .set({ last_used_at: scope.clock.now() })
    .where('tenant_id', '=', tenant)
    .where('name', 'in', [...names])
    .returning(['id', 'name', 'sealed_value', 'hosts'])
    .execute()
  return new Map(
    rows.map(({ id, name, sealed_value: sealed, hosts }) => [
      name,
      { value: open(keyring, sealed, { tenant, purpose: secretPurpose(id) }), hosts },
    ]),
  )
}

const SHOWN = ['name', 'hosts', 'created_by_name', 'last_used_at', 'updated_at'] as const

/** By name, without values. */
export async function listFlowSecrets(scope: TenantScope): Promise<FlowSecretView[]> {
  return scope.db
    .selectFrom('flow_secrets')
    .select(SHOWN)
    .where('tenant_id', '=', scope.tenant.id)
    .orderBy('name')
    .execute()
}

/** Locked until the transaction ends. */
export async function findSecretId(scope: TenantScope, name: string): Promise<FlowSecretId | undefined> {
  const row = await scope.db
    .selectFrom('flow_secrets')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()
  return row?.id as FlowSecretId | undefined
}

/** @throws 23505 when a name that looks like it is taken, or was at this very instant */
export async function storeSecret(
  scope: TenantScope,
  {
    id,
    name,
    sealed,
    hosts,
    by,
  }: { id: FlowSecretId; name: string; sealed: string; hosts: readonly string[]; by: string },
): Promise<FlowSecretView> {
  const now = scope.clock.now()
  const changes = { sealed_value: sealed, hosts: [...hosts], updated_at: now, created_by_name: by }
  return scope.db
    .insertInto('flow_secrets')
    .values({ tenant_id: scope.tenant.id, id, name, ...changes, created_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changes))
    .returning(SHOWN)
    .executeTakeFirstOrThrow()
}

/** @returns undefined when there was none. */
export async function removeSecret(scope: TenantScope, name: string): Promise<string | undefined> {
  const row = await scope.db
    .deleteFrom('flow_secrets')
    .where('tenant_id', '=', scope.tenant.id)
    .where('name', '=', name)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
