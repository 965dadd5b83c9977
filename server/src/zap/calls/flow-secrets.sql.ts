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
