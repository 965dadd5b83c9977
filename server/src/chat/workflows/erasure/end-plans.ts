import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { deleteDraftsWith } from '../../drafts/index.ts'
import { eraseScheduledTo } from '../../scheduled-messages/index.ts'
import type { Erasure } from './contact-erasures.sql.ts'

/** Drafts in their conversations go, and what was to be sent later is not. */
export async function endPlans(scope: TenantScope, { contact_ids }: Pick<Erasure, 'contact_ids'>): Promise<number> {
  return (await deleteDraftsWith(scope, contact_ids)) + (await eraseScheduledTo(scope, contact_ids))
}
