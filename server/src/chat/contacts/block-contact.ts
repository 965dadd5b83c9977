import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Contact, changeContact } from './contacts.sql.ts'
import { lockContact } from './get-contact.ts'

/** What a blocked contact writes is not taken: channels ask `blocked`. Twice is as once. @throws not_found (404) */
export async function blockContact(scope: TenantScope, id: string, blocked: boolean): Promise<Contact> {
  const contact = await lockContact(scope, id)
  if (contact.blocked === blocked) return contact
  const action = blocked ? 'contact.blocked' : 'contact.unblocked'
  await recordAct(scope, { action, targetKind: 'contact', targetId: contact.id })
  await scope.events.emit(action, { contact_id: contact.id })
  return changeContact(scope, contact.id, { blocked })
}
