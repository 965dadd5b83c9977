import type { ConversationId } from '@recado/contracts/ids'
import type { Storage } from '../../platform/storage/index.ts'
import type { TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'

/** Whether whoever acts in the scope may see a conversation: who sees it sees its files. */
export type SeesConversation = (scope: TenantScope, conversationId: ConversationId) => Promise<boolean>

/** Where the bytes that a tenant keeps are counted. */
export interface StorageMeter {
  /** Counts a whole file once. @throws quota_exceeded (402) */
  take(scope: TenantScope, attachmentId: string, bytes: number): Promise<void>
  /** Gives back what it took, once; nothing for a file that it never took. */
  giveBack(scope: TenantScope, attachmentId: string): Promise<void>
  /** Says early what `take` would refuse, before somebody sends a file for nothing. @throws quota_exceeded (402) */
  requireRoom(scope: TenantScope, bytes: number): Promise<void>
}

export interface UploadPorts {
  withTenant: WithTenant
  storage: Storage
  meter: StorageMeter
}
