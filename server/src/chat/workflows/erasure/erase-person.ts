import type { ContactId } from '@recado/contracts/ids'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { ERASE_JOB, eraseContact } from '../../contacts/index.ts'
import { findErasure, insertErasure } from './contact-erasures.sql.ts'
import { endPlans } from './end-plans.ts'
import { collectTerms } from './person-terms.ts'

/**
 * Erases a person: who they are, drafts and what was to be sent to them at once, in this transaction; every other trace by a
 * job (`runErasure`), which finds it by what is noted here until it is done. Asked again, an erasure that has not ended is
 * taken up again, and one from before erasures were recorded is done anew.
 *
 * @throws not_found (404)
 */
export async function erasePerson(scope: TenantScope, id: string): Promise<ContactId> {
  const { id: end, ids, was } = await eraseContact(scope, id)
  const known = was === undefined ? await findErasure(scope, end) : undefined
  if (known?.finished_at) return end
  if (known === undefined) {
    const terms = collectTerms(was?.contacts ?? [], was?.identities ?? [])
    await insertErasure(scope, { contact_id: end, contact_ids: ids, step: 'identity', terms })
    await endPlans(scope, { contact_ids: ids })
  }
  await scope.jobs.enqueue(ERASE_JOB, { contact_id: end })
  return end
}
