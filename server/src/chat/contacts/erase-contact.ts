import type { ContactId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { deleteIdentities, type KnownIdentity, listIdentities } from './contact-identities.sql.ts'
import { blankContacts, type Contact, listMerged, lockContacts, readMergeEnd } from './contacts.sql.ts'

export interface ErasedContact {
  /** Where the merges end. */
  id: ContactId
  /** It and all that were merged into it. */
  ids: ContactId[]
  /** What they were, by which the rest of their traces is found. Undefined when they had been erased before. */
  was: { contacts: Contact[]; identities: KnownIdentity[] } | undefined
}

/**
 * Erases a person (LGPD, art. 18 VI): at once, in this transaction, all that the contact and those merged into it say of
 * who they are, and every identity. The rows stay, empty, because conversations of the company point to them. What else
 * knows of them is the workflow's (`erasePerson`). Twice is as once.
 *
 * @throws not_found (404)
 */
export async function eraseContact(scope: TenantScope, id: string): Promise<ErasedContact> {
  const end = await readMergeEnd(scope, id)
  if (end === undefined) throw errors.not_found()
  const ids = await listMerged(scope, end)
  const contacts = await lockContacts(scope, ids)
  const contact = contacts.find((row) => row.id === end)
  if (contact === undefined) throw errors.not_found()
  if (contact.merged_into !== null) return eraseContact(scope, end)
  if (contact.erased_at !== null) return { id: end, ids, was: undefined }
  const identities = []
  for (const each of ids) identities.push(...(await listIdentities(scope, each)))
  await blankErased(scope, ids)
  await recordAct(scope, { action: 'contact.erased', targetKind: 'contact', targetId: end })
  await scope.events.emit('contact.erased', { contact_id: end, merged_ids: ids.filter((each) => each !== end) })
  return { id: end, ids, was: { contacts, identities } }
}

/** Also takes away what transactions wrote that began before the erasure and ended after it. */
export async function blankErased(scope: TenantScope, ids: readonly ContactId[]): Promise<void> {
  for (const each of ids) await deleteIdentities(scope, each)
  await blankContacts(scope, ids)
}
