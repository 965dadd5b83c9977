import type { ErasureView } from '@recado/contracts/contacts'
import type { ContactId } from '@recado/contracts/ids'
import type { z } from 'zod'
import { errors } from '../../../platform/errors.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { findErasure } from './contact-erasures.sql.ts'
import { ERASURE_STEPS } from './personal-data.ts'

/** @throws not_found (404) for a contact that nobody asked to erase */
export async function readErasure(scope: TenantScope, contactId: ContactId): Promise<z.output<typeof ErasureView>> {
  const erasure = await findErasure(scope, contactId)
  if (erasure === undefined) throw errors.not_found()
  const { contact_id, step, changed, requested_at, finished_at } = erasure
  return {
    contact_id,
    changed,
    requested_at,
    finished_at,
    step: finished_at === null ? step : null,
    steps_done: finished_at === null ? ERASURE_STEPS.indexOf(step) : ERASURE_STEPS.length,
    steps: ERASURE_STEPS.length,
  }
}
