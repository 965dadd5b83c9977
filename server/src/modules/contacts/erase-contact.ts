import type { ContactId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { deleteIdentities } from './contact-identities.sql.ts'
import { blankContacts, listMerged, lockContacts, readMergeEnd } from './contacts.sql.ts'
import { ERASE_JOB } from './jobs.ts'

/**
 * Erases a person (LGPD, art. 18 VI): at once, in this transaction, all that the contact and those merged into it say of
 * who they are, and every identity; messages and files follow by a job, which this enqueues. The rows stay, empty, because
 * conversations of the company point to them. Twice is as once.
 *
 * @throws not_found (404)
 */
export async function eraseContact(scope: TenantScope, id: string): Promise<ContactId> {
  const end = await readMergeEnd(scope, id)
  if (end === undefined) throw errors.not_found()
  const ids = await listMerged(scope, end)
  const locked = await lockContacts(scope, ids)
  const contact = locked.find((row) => row.id === end)
  if (contact === undefined) throw errors.not_found()
  if (contact.merged_into !== null) return eraseContact(scope, end)
  if (contact.erased_at !== null) return end
  for (const each of ids) await deleteIdentities(scope, each)
  await blankContacts(scope, ids)
  await recordAct(scope, { action: 'contact.erased', targetKind: 'contact', targetId: end })
  await scope.events.emit('contact.erased', { contact_id: end })
  await scope.jobs.enqueue(ERASE_JOB, { contact_ids: ids })
  return end
}
