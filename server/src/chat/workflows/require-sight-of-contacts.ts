import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { contactErrors } from '../contacts/index.ts'
import { seesAllOf } from '../conversations/index.ts'

/**
 * For what joins contacts or leads their answers elsewhere: whoever does it could read by it what is hidden from them, as
 * the visitor of one of the two, or in the mailbox of the new address. @throws contact_out_of_sight (403)
 */
export async function requireSightOfContacts(scope: TenantScope, contactIds: readonly string[]): Promise<void> {
  if (!(await seesAllOf(scope, contactIds))) throw contactErrors.contact_out_of_sight()
}
