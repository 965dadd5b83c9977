import { type Contact, mergeContact } from '../modules/contacts/index.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { moveConversations } from './contact-conversations.sql.ts'

/** Two contacts become one with the conversations of both, in one transaction. @throws what `mergeContact` throws */
export async function mergeContacts(scope: TenantScope, from: string, into: string): Promise<Contact> {
  const merged = await mergeContact(scope, from, into)
  if (merged.from !== undefined) await moveConversations(scope, merged.from, merged.contact.id)
  return merged.contact
}
