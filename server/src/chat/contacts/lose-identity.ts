import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type ContactIdentity, takeIdentity } from './contact-identities.sql.ts'
import { changeContact, lockContacts, readMergeEnd } from './contacts.sql.ts'
import { searchText } from './search-words.ts'

/** A channel says that a number (or another identity) of a contact is somebody else's by now: they have it no longer. */
export async function loseIdentity(
  scope: TenantScope,
  contactId: string,
  identity: Pick<ContactIdentity, 'kind' | 'externalId'>,
): Promise<void> {
  const id = await readMergeEnd(scope, contactId)
  if (id === undefined || !(await takeIdentity(scope, id, identity))) return
  await recordAct(scope, {
    action: 'contact.identity_lost',
    targetKind: 'contact',
    targetId: id,
    after: { kind: identity.kind },
  })
  const [contact] = await lockContacts(scope, [id])
  if (contact === undefined || identity.kind !== 'phone' || contact.phone !== identity.externalId) return
  const search_text = searchText({ ...contact, phone: null })
  await changeContact(scope, id, { phone: null, search_text })
  await scope.events.emit('contact.updated', { contact_id: id, changed: ['phone'] })
}
