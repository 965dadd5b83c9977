import { createHash } from 'node:crypto'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** A browser as rows name it: whoever reads the tables cannot act as it, and it is another one in each company. */
export function buyerOf({ tenant }: Pick<TenantScope, 'tenant'>, key: string): string {
  return createHash('sha256').update(`${tenant.id}|${key}`).digest('base64url').slice(0, 32)
}
