import { createHash } from 'node:crypto'
import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Whoever is talked with in a conversation, as rows name a browser. */
export function talkerOf({ tenant }: Pick<TenantScope, 'tenant'>, conversation: ConversationId): string {
  return buyerOf({ tenant }, `conversation|${conversation}`)
}

/** A browser as rows name it: whoever reads the tables cannot act as it, and it is another one in each company. */
export function buyerOf({ tenant }: Pick<TenantScope, 'tenant'>, key: string): string {
  return createHash('sha256').update(`${tenant.id}|${key}`).digest('base64url').slice(0, 32)
}
