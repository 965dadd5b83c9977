import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { moveUploads } from '../attachments/index.ts'
import { type Contact, listMergedContacts, mergeContact } from '../contacts/index.ts'
import { moveConversations } from '../conversations/index.ts'
import { moveRatings } from '../ratings/index.ts'
import { requireSightOfContacts } from './require-sight-of-contacts.ts'

/**
 * Two contacts become one with the conversations and files of both, in one transaction; whoever is just writing as the one
 * that goes, or sending a file, goes on as the one that stays. Who does it sees every conversation of both: merged into
 * somebody she is herself at the widget, a hidden one would be hers to read.
 * @throws contact_out_of_sight (403), and what `mergeContact` throws
 */
export async function mergeContacts(
  scope: TenantScope,
  from: string,
  into: string,
  fill: 'blanks' | 'notes' = 'blanks',
): Promise<Contact> {
  const { contact, from: gone } = await mergeContact(scope, from, into, fill)
  await requireSightOfContacts(scope, await listMergedContacts(scope, contact.id))
  if (gone === undefined) return contact
  await moveRatings(scope, gone, contact.id)
  await moveConversations(scope, gone, contact.id)
  await moveUploads(scope, `contact:${gone}`, `contact:${contact.id}`)
  return contact
}
