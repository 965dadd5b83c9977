import { CrmMapping } from '@recado/contracts/crm'
import type { LeadId } from '@recado/contracts/ids'
import type { LeadStage } from '@recado/contracts/leads'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  type CrmLeadRow,
  type CrmParts,
  changeConnection,
  type DealChange,
  findConnection,
  findCrmLead,
  insertAttempt,
  noteRefs,
  PUSH_JOB,
  problemOf,
  type RdAnswer,
  type RdSession,
  settleCrmLead,
  useAccess,
} from '../crm/index.ts'
import { findLead, type LeadRow, phoneKey } from '../leads/index.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Two days and a half: an outage over a weekend. */
const DELAYS = [10_000, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 20 * HOUR, 20 * HOUR]
/** Where 429 names no time: as long as its window lasts. */
const HOLD_MS = MINUTE

interface Task {
  row: CrmLeadRow
  lead: LeadRow
  mapping: CrmMapping
}

/** Tells the CRM of one lead what it does not know of it yet: contact, deal, stage. */
export async function pushLead(
  parts: CrmParts,
  source: ScopeSource,
  { leadId, plan }: { leadId: LeadId; plan: number },
): Promise<void> {
  const task = await parts.withTenant(source, (scope) => loadTask(scope, leadId, plan))
  if (task === undefined) return
  const contact = task.row.contact_ref ?? (await step(parts, source, task, 'contact', makeContact(task)))
  if (contact === undefined) return
  if (task.row.contact_ref === null) await note(parts, source, task, { contact_ref: contact })
  const deal = task.row.deal_ref ?? (await step(parts, source, task, 'deal', makeDeal(task, contact)))
  if (deal === undefined) return
  const isNew = task.row.deal_ref === null
  const told = isNew ? openStage(task.lead.stage) : task.row.told_stage
  if (isNew) await note(parts, source, task, { deal_ref: deal, ...(told === null ? {} : { told_stage: told }) })
  if (told !== task.lead.stage) {
    const change = stageChange(task.mapping, told, task.lead.stage)
    const moved =
      change === undefined
        ? deal
        : await step(parts, source, task, 'stage', async (as) => idOf(await as.updateDeal(deal, change)))
    if (moved === undefined) return
    await note(parts, source, task, { told_stage: task.lead.stage })
  }
  await parts.withTenant(source, (scope) => settleCrmLead(scope, task.row, { status: 'done', attempts: 0 }))
}

/** Undefined where there is nothing to do now: told anew since, paused, disconnected, or told to wait. */
async function loadTask(scope: TenantScope, leadId: LeadId, plan: number): Promise<Task | undefined> {
  const connection = await findConnection(scope)
  const row = await findCrmLead(scope, { leadId })
  if (connection?.status !== 'connected' || connection.paused) return undefined
  if (row === undefined || row.status !== 'waiting' || row.plan !== plan) return undefined
  const { hold_until: hold } = connection
  if (hold !== null && hold > scope.clock.now()) {
    await scope.jobs.enqueue(PUSH_JOB, { lead_id: leadId, plan }, { startAfter: hold })
    return undefined
  }
  const lead = await findLead(scope, leadId)
  const mapping = CrmMapping.safeParse(connection.mapping).data ?? CrmMapping.parse({})
  return lead === undefined ? undefined : { row, lead, mapping }
}

/** One call and what came of it: its value, or undefined once it is noted how it goes on. */
async function step<Value>(
  parts: CrmParts,
  source: ScopeSource,
  { row, lead }: Task,
  act: 'contact' | 'deal' | 'stage',
  run: (session: RdSession) => Promise<RdAnswer<Value>>,
): Promise<Value | undefined> {
  const answer = await useAccess(parts, source, run)
  const { withTenant } = parts
  const problem = problemOf(answer)
  const detail = answer.ok ? '' : answer.detail
  const attempt = { act, leadId: lead.id, ok: answer.ok, status: answer.ok ? null : answer.status, problem, detail }
  await withTenant(source, async (scope) => {
    await insertAttempt(scope, attempt)
    if (!answer.ok) await goOnAfter(scope, row, answer, problem)
  })
  return answer.ok ? answer.value : undefined
}

async function goOnAfter(
  scope: TenantScope,
  row: CrmLeadRow,
  answer: RdAnswer<unknown> & { ok: false },
  problem: string | null,
): Promise<void> {
  const now = scope.clock.now().getTime()
  const again = (at: Date) => scope.jobs.enqueue(PUSH_JOB, { lead_id: row.lead_id, plan: row.plan }, { startAfter: at })
  if (answer.outcome === 'unauthorized') {
    // Until somebody connects it again, which plans whatever waits.
    await settleCrmLead(scope, row, { status: 'waiting', problem })
    return
  }
  if (answer.outcome === 'later') {
    // Nothing is wrong with this lead: it is no failed attempt of it.
    const until = new Date(now + (answer.retryAfter === undefined ? HOLD_MS : answer.retryAfter * 1_000))
    await changeConnection(scope, { hold_until: until })
    await settleCrmLead(scope, row, { status: 'waiting', problem, next_at: until })
    await again(until)
    return
  }
  const delay = answer.outcome === 'unknown' ? DELAYS[row.attempts] : undefined
  if (delay === undefined) {
    await settleCrmLead(scope, row, { status: 'failed', attempts: row.attempts + 1, problem })
    return
  }
  const at = new Date(now + delay)
  await settleCrmLead(scope, row, { status: 'waiting', attempts: row.attempts + 1, problem, next_at: at })
  await again(at)
}

function note(
  { withTenant }: CrmParts,
  source: ScopeSource,
  { row }: Task,
  refs: Parameters<typeof noteRefs>[2],
): Promise<void> {
  return withTenant(source, (scope) => noteRefs(scope, row.lead_id, refs))
}

/** The person as they are known there, or anew: by name first, for that can be asked for, then by phone or e-mail. */
const makeContact =
  ({ lead }: Task) =>
  async (as: RdSession): Promise<RdAnswer<string>> => {
    const name = lead.name === '' ? (lead.phone ?? lead.email ?? lead.reference) : lead.name
    const found = await as.findContacts(name)
    if (!found.ok && found.outcome !== 'refused') return found
    const digits = (phone: string) => phoneKey(`+${phone.replace(/\D/g, '').replace(/^(?=\d{10,11}$)/, '55')}`)
    const own = lead.phone === null ? undefined : phoneKey(lead.phone)
    const same = (found.ok ? found.value : []).find(
      ({ emails, phones }) =>
        (lead.email !== null && emails?.some(({ email }) => email.toLowerCase() === lead.email)) ||
        (own !== undefined && phones?.some(({ phone }) => digits(phone) === own)),
    )
    if (same !== undefined) return { ok: true, value: same.id }
    return idOf(
      await as.createContact({
        name,
        emails: lead.email === null ? [] : [{ email: lead.email }],
        phones: lead.phone === null ? [] : [{ phone: lead.phone, type: 'mobile' }],
      }),
    )
  }

/** A deal begins with the lead's reference: by its name it is found again when it is not known whether it was made. */
const makeDeal =
  ({ lead, mapping }: Task, contactRef: string) =>
  async (as: RdSession): Promise<RdAnswer<string>> => {
    const [car] = lead.cars
    const name = [lead.reference, lead.name, car?.title].filter(Boolean).join(' · ').slice(0, 200)
    const found = await as.findDeals(name)
    if (!found.ok && found.outcome !== 'refused') return found
    const same = found.ok ? found.value.find((deal) => deal.name === name) : undefined
    if (same !== undefined) return { ok: true, value: same.id }
    const { fields, stages, source_id, owner_id } = mapping
    const stage = stageOf(stages, openStage(lead.stage))
    const values: [string, string][] = [
      [fields.car, car?.title ?? ''],
      [fields.price, car?.price_cents == null ? '' : String(car.price_cents / 100)],
      [fields.portal, lead.portal],
      [fields.reference, lead.reference],
    ]
    const custom = Object.fromEntries(values.filter(([slug, value]) => slug !== '' && value !== ''))
    return idOf(
      await as.createDeal({
        ...{ name, status: 'ongoing', contact_ids: [contactRef] },
        ...(stage === null ? {} : { stage_id: stage }),
        ...(source_id === null ? {} : { source_id }),
        ...(owner_id === null ? {} : { owner_id }),
        ...(Object.keys(custom).length === 0 ? {} : { custom_fields: custom }),
      }),
    )
  }

/** A deal is made open, whatever became of it since. */
const openStage = (stage: LeadStage) => (stage === 'sold' || stage === 'lost' ? 'new' : stage)

/** Undefined where the CRM has nothing that would be another. */
function stageChange(mapping: CrmMapping, from: LeadStage | null, to: LeadStage): DealChange | undefined {
  if (to === 'sold') return { status: 'won' }
  if (to === 'lost') return { status: 'lost' }
  const stage = stageOf(mapping.stages, to)
  const reopens = from === 'sold' || from === 'lost'
  if (stage === null) return reopens ? { status: 'ongoing' } : undefined
  return { ...(reopens ? { status: 'ongoing' as const } : {}), stage_id: stage }
}

/** A stage that is not mapped is the one before it. */
function stageOf({ new: first, contacted, visit }: CrmMapping['stages'], stage: 'new' | 'contacted' | 'visit') {
  if (stage === 'visit') return visit ?? contacted ?? first
  return stage === 'contacted' ? (contacted ?? first) : first
}

const idOf = (answer: RdAnswer<{ id: string }>): RdAnswer<string> =>
  answer.ok ? { ok: true, value: answer.value.id } : answer
