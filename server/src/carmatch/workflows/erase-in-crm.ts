import type { LeadId } from '@recado/contracts/ids'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  type CrmParts,
  ERASE_JOB,
  type ErasePayload,
  insertAttempt,
  listToldLeads,
  problemOf,
  type RdAnswer,
  type RdSession,
  useAccess,
} from '../crm/index.ts'

const HOUR = 3_600_000
/** Four days: an outage over a long weekend, or until somebody connects the account again. */
const DELAYS = [60_000, 600_000, HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR, 24 * HOUR]

/** Contacts and deals that the CRM was told of these people are made nobody's there, each by its job. Bears repetition. */
export async function planErasureInCrm(scope: TenantScope, contactIds: readonly string[]): Promise<number> {
  const told = await listToldLeads(scope, contactIds)
  for (const lead of told) await scope.jobs.enqueue(ERASE_JOB, { ...lead, attempt: 0 } satisfies ErasePayload)
  return told.length
}

/**
 * A contact of the CRM loses name, e-mails and phones, and a deal the name that it was given; both are called by the lead's
 * reference. What is not there any more is done. Paused or not: whoever is erased does not wait for the company.
 */
export async function eraseInCrm(parts: CrmParts, source: ScopeSource, told: ErasePayload): Promise<void> {
  const { contact_ref: contact, deal_ref: deal, reference: name } = told
  const nobody = async (as: RdSession): Promise<RdAnswer<unknown>> => {
    const first = contact === null ? DONE : gone(await as.updateContact(contact, { name, emails: [], phones: [] }))
    return !first.ok || deal === null ? first : gone(await as.updateDeal(deal, { name }))
  }
  const answer = await useAccess(parts, source, nobody)
  await parts.withTenant(source, async (scope) => {
    const outcome = answer.ok ? { status: null, detail: '' } : { status: answer.status, detail: answer.detail }
    const attempt = { act: 'erase' as const, leadId: told.lead_id as LeadId, ok: answer.ok, problem: problemOf(answer) }
    await insertAttempt(scope, { ...attempt, ...outcome })
    const delay = DELAYS[told.attempt]
    if (answer.ok || answer.outcome === 'refused' || delay === undefined) return
    const wait = Math.max(delay, (answer.retryAfter ?? 0) * 1_000)
    const startAfter = new Date(scope.clock.now().getTime() + wait)
    await scope.jobs.enqueue(ERASE_JOB, { ...told, attempt: told.attempt + 1 }, { startAfter })
  })
}

const DONE: RdAnswer<unknown> = { ok: true, value: undefined }
const gone = (answer: RdAnswer<unknown>): RdAnswer<unknown> => (!answer.ok && answer.status === 404 ? DONE : answer)
