import { moveUploads } from '../modules/attachments/index.ts'
import { type Contact, mergeContact } from '../modules/contacts/index.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { moveConversations } from './contact-conversations.sql.ts'

/**
 * Two contacts become one with the conversations and files of both, in one transaction; whoever is just writing as the one
 * that goes, or sending a file, goes on as the one that stays. @throws what `mergeContact` throws
 */
export async function mergeContacts(scope: TenantScope, from: string, into: string): Promise<Contact> {
  const { contact, from: gone } = await mergeContact(scope, from, into)
  if (gone === undefined) return contact
  await moveConversations(scope, gone, contact.id)
  await moveUploads(scope, `contact:${gone}`, `contact:${contact.id}`)
  return contact
}
