import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Contact, type ContactDetails, getContact, updateContact } from '../contacts/index.ts'
import { requireSightOfContacts } from './require-sight-of-contacts.ts'

/**
 * Changes what is named. An e-mail or a phone is where answers go and whoever writes from it is taken for the contact, so
 * changing one needs sight of all their conversations.
 * @throws contact_out_of_sight (403), and what `updateContact` throws
 */
export async function changeContact(scope: TenantScope, id: string, details: ContactDetails): Promise<Contact> {
  if (details.email !== undefined || details.phone !== undefined) {
    const contact = await getContact(scope, id)
    await requireSightOfContacts(scope, [contact.id])
  }
  return updateContact(scope, id, details)
}
