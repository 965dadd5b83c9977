import { errors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type KnownIdentity, listIdentities } from './contact-identities.sql.ts'
import { type Contact, lockContacts, readContact, readMergeEnd } from './contacts.sql.ts'

/**
 * A contact by its id or by that of one that was merged into it. `deleted` also finds one that is deleted and not erased.
 * @throws not_found (404)
 */
export async function getContact(
  scope: TenantScope,
  id: string,
  options: { deleted?: boolean } = {},
): Promise<Contact & { identities: KnownIdentity[] }> {
  const end = await readMergeEnd(scope, id)
  const contact = end === undefined ? undefined : await readContact(scope, end)
  if (contact === undefined) throw errors.not_found()
  if (contact.deleted_at !== null && (!options.deleted || contact.erased_at !== null)) throw errors.not_found()
  return { ...contact, identities: await listIdentities(scope, contact.id) }
}

/** Whether nobody is behind it any more, for good. */
export async function isErased(scope: TenantScope, id: string): Promise<boolean> {
  const end = await readMergeEnd(scope, id)
  const contact = end === undefined ? undefined : await readContact(scope, end)
  return contact === undefined || contact.erased_at !== null
}

/** The same row, locked until the transaction ends. `deleted` also finds one that is deleted and not erased. */
export async function lockContact(
  scope: TenantScope,
  id: string,
  options: { deleted?: boolean } = {},
): Promise<Contact> {
  const end = await readMergeEnd(scope, id)
  const [contact] = end === undefined ? [] : await lockContacts(scope, [end])
  if (contact === undefined || contact.erased_at !== null) throw errors.not_found()
  // Somebody merged it away while we waited.
  if (contact.merged_into !== null) return lockContact(scope, contact.merged_into, options)
  if (contact.deleted_at !== null && !options.deleted) throw errors.not_found()
  return contact
}
