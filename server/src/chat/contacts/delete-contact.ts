import { KEEP_DELETED_DAYS } from '@recado/contracts/contacts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Contact, changeContact } from './contacts.sql.ts'
import { lockContact } from './get-contact.ts'

export const KEEP_DELETED_MS = KEEP_DELETED_DAYS * 86_400_000

/** Out of lists and searches; its identities stay, so whoever writes again is back. @throws not_found (404) */
export async function deleteContact(scope: TenantScope, id: string): Promise<void> {
  const contact = await lockContact(scope, id)
  await changeContact(scope, contact.id, { deleted_at: scope.clock.now() })
  await recordAct(scope, { action: 'contact.deleted', targetKind: 'contact', targetId: contact.id })
  await scope.events.emit('contact.deleted', { contact_id: contact.id })
}

/** Nothing happens to one that is not deleted. @throws not_found (404), also for an erased one */
export async function restoreContact(scope: TenantScope, id: string): Promise<Contact> {
  const contact = await lockContact(scope, id, { deleted: true })
  if (contact.deleted_at === null) return contact
  await recordAct(scope, { action: 'contact.restored', targetKind: 'contact', targetId: contact.id })
  await scope.events.emit('contact.updated', { contact_id: contact.id, changed: ['deleted_at'] })
  return changeContact(scope, contact.id, { deleted_at: null })
}
