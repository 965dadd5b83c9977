import type { FlowSecretView } from '@recado/contracts/flow-secrets'
import type { FlowSecretId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { OWN_PROVIDER } from './ai/find-provider.ts'

const VIEW = sql`id, name, hosts, created_by_name AS created_by, last_used_at, created_at, updated_at`
/** The company's model is kept beside them and is none of them. */
const SECRET = sql`name <> ${OWN_PROVIDER}`

export async function listSecretRows(scope: TenantScope): Promise<FlowSecretView[]> {
  const { rows } = await sql<FlowSecretView>`
    SELECT ${VIEW} FROM flow_secrets WHERE tenant_id = ${scope.tenant.id} AND ${SECRET} ORDER BY name, id`.execute(
    scope.db,
  )
  return rows
}

/** Undefined where the name is another's. */
export async function insertSecret(
  scope: TenantScope,
  secret: {
    id: FlowSecretId
    name: string
    sealed: string
    hosts: readonly string[]
    author: { id: string | null; name: string }
  },
): Promise<FlowSecretView | undefined> {
  const now = scope.clock.now()
  const { rows } = await sql<FlowSecretView>`
    INSERT INTO flow_secrets (tenant_id, id, name, sealed_value, hosts, created_by, created_by_name, created_at, updated_at)
    VALUES (${scope.tenant.id}, ${secret.id}, ${secret.name}, ${secret.sealed}, ${[...secret.hosts]}::text[],
            ${secret.author.id}, ${secret.author.name}, ${now}, ${now})
    ON CONFLICT DO NOTHING RETURNING ${VIEW}`.execute(scope.db)
  return rows[0]
}

export async function changeSecret(
  scope: TenantScope,
  id: FlowSecretId,
  { sealed, hosts }: { sealed: string; hosts: readonly string[] },
): Promise<FlowSecretView | undefined> {
  const { rows } = await sql<FlowSecretView>`
    UPDATE flow_secrets SET sealed_value = ${sealed}, hosts = ${[...hosts]}::text[], updated_at = ${scope.clock.now()}
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND ${SECRET} RETURNING ${VIEW}`.execute(scope.db)
  return rows[0]
}

export async function deleteSecret(scope: TenantScope, id: FlowSecretId): Promise<FlowSecretView | undefined> {
  const { rows } = await sql<FlowSecretView>`
    DELETE FROM flow_secrets WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND ${SECRET} RETURNING ${VIEW}`.execute(
    scope.db,
  )
  return rows[0]
}
