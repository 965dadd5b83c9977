import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  type CrmParts,
  changeConnection,
  findConnection,
  findCrmLead,
  insertAttempt,
  noteRefs,
  planPull,
  problemOf,
  RD_PAGE_SIZE,
  type RdAnswer,
  type RdDeal,
  useAccess,
} from '../crm/index.ts'
import { findLead } from '../leads/index.ts'
import { moveLead } from './move-lead.ts'

/** What changed in the second of the last look may have come after it. */
const OVERLAP_MS = 60_000
/** What a move may say. */
const MOST_NOTE = 500
/** Lists end at ten thousand rows. */
const MOST_PAGES = 100

/** Asks which deals were won or lost since the last time, says it of their leads, and plans the next time. */
export async function pullDeals(parts: CrmParts, source: ScopeSource, plan: number): Promise<void> {
  const { withTenant } = parts
  const begun = await withTenant(source, async (scope) => {
    const row = await findConnection(scope)
    if (row?.status !== 'connected' || row.paused || row.plan !== plan) return undefined
    const now = scope.clock.now()
    if (row.hold_until !== null && row.hold_until > now) {
      await planPull(scope, row.hold_until.getTime() - now.getTime())
      return undefined
    }
    return { since: row.pulled_until ?? row.connected_at ?? now, now }
  })
  if (begun === undefined) return
  const since = new Date(begun.since.getTime() - OVERLAP_MS)
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await useAccess(parts, source, (session) => session.listDeals(since, page))
    if (!answer.ok) return withTenant(source, (scope) => giveUp(scope, answer))
    for (const deal of answer.value) await takeDeal(parts, source, deal)
    if (answer.value.length < RD_PAGE_SIZE) break
  }
  await withTenant(source, async (scope) => {
    await changeConnection(scope, { pulled_until: begun.now })
    await planPull(scope)
  })
}

/** One deal that is said to have changed. */
export async function lookAtDeal(parts: CrmParts, source: ScopeSource, dealRef: string): Promise<void> {
  const { withTenant } = parts
  const isOurs = await withTenant(source, async (scope) => (await findCrmLead(scope, { dealRef })) !== undefined)
  if (!isOurs) return
  const answer = await useAccess(parts, source, (session) => session.getDeal(dealRef))
  if (answer.ok) return takeDeal(parts, source, answer.value)
  // The next pull sees it too.
  await withTenant(source, (scope) => noteFailed(scope, answer))
}

/** Why a deal was lost is a thing of its own there: asked for only where it is news. */
async function takeDeal(parts: CrmParts, source: ScopeSource, deal: RdDeal): Promise<void> {
  const { withTenant } = parts
  const { id: dealRef, status, lost_reason_id: reasonRef } = deal
  const isNews = status === 'lost' && reasonRef != null
  const row = isNews ? await withTenant(source, (scope) => findCrmLead(scope, { dealRef })) : undefined
  const isAsked = row !== undefined && row.told_stage !== 'lost'
  const answer = isAsked
    ? await useAccess(parts, source, (session) => session.getLostReason(reasonRef ?? ''))
    : undefined
  const reason = answer?.ok === true ? answer.value.name : ''
  await withTenant(asCrm(source), (scope) => applyDeal(scope, deal, reason))
}

async function applyDeal(scope: TenantScope, deal: RdDeal, reason: string): Promise<void> {
  const stage = deal.status === 'won' ? 'sold' : deal.status === 'lost' ? 'lost' : undefined
  if (stage === undefined) return
  const row = await findCrmLead(scope, { dealRef: deal.id })
  const lead = row === undefined ? undefined : await findLead(scope, row.lead_id)
  if (row === undefined || lead === undefined || row.told_stage === stage) return
  // Before the lead moves: what it learns from the CRM it does not tell it.
  await noteRefs(scope, row.lead_id, { told_stage: stage })
  if (lead.stage === stage) return
  const [car, ...more] = lead.cars.filter(({ id, status }) => id !== null && status !== 'sold')
  const price = deal.total_price == null || deal.total_price <= 0 ? undefined : Math.round(deal.total_price * 100)
  await moveLead(scope, row.lead_id, {
    ...{ stage, note: reason.slice(0, MOST_NOTE) },
    ...(stage === 'sold' && car?.id != null && more.length === 0 ? { car_id: car.id } : {}),
    ...(stage === 'sold' && price !== undefined && price <= 500_000_000 ? { price_cents: price } : {}),
  })
}

async function giveUp(scope: TenantScope, answer: RdAnswer<unknown> & { ok: false }): Promise<void> {
  await noteFailed(scope, answer)
  if (answer.outcome === 'unauthorized') return
  const hold = answer.outcome === 'later' ? (answer.retryAfter ?? 60) * 1_000 : undefined
  if (hold !== undefined) await changeConnection(scope, { hold_until: new Date(scope.clock.now().getTime() + hold) })
  await planPull(scope, hold)
}

function noteFailed(scope: TenantScope, answer: RdAnswer<unknown> & { ok: false }): Promise<void> {
  const { status, detail } = answer
  return insertAttempt(scope, { act: 'pull', ok: false, status, problem: problemOf(answer), detail })
}

/** What moves a lead is named beside it. */
const asCrm = (source: ScopeSource): ScopeSource => ({ ...source, actor: { kind: 'system', name: 'RD Station CRM' } })
