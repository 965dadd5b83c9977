import type { CarId, ContactId, ConversationId, InboxId, LeadId, MemberId } from '@recado/contracts/ids'
import type { LeadChannel, LeadQuery, LeadStage } from '@recado/contracts/leads'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { CursorPlace } from '../../platform/cursor.ts'
import { fold } from '../../platform/fold.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface LeadCarRow {
  id: CarId | null
  title: string
  price_cents: number | null
  status: 'available' | 'reserved' | 'sold' | 'unavailable' | null
  file: string | null
}

export interface TradeIn {
  description: string
  year: number | null
  km: number | null
  value_cents: number | null
}

export interface LeadRow {
  id: LeadId
  reference: string
  stage: LeadStage
  stage_since: Date
  name: string
  phone: string | null
  email: string | null
  contact_id: ContactId
  conversation_id: ConversationId | null
  channel: LeadChannel
  portal: string
  buyer: string | null
  trade_in: TradeIn | null
  visit_at: Date | null
  consent_version: string | null
  consent_at: Date | null
  touch_count: number
  created_at: Date
  last_touch_at: Date
  assignee_id: MemberId | null
  assignee_name: string | null
  cars: LeadCarRow[]
  car_count: number
}

const VIEW = sql`
  l.id, l.reference, l.stage, l.stage_since, l.name, l.phone, l.email, l.contact_id, l.conversation_id, l.channel,
  l.portal, l.buyer, l.trade_in, l.visit_at, l.consent_version, l.consent_at, l.touch_count, l.created_at,
  l.last_touch_at, c.assignee_id, m.name AS assignee_name, k.cars, k.car_count`
const FROM = sql`
  leads l
  LEFT JOIN conversations c ON c.tenant_id = l.tenant_id AND c.id = l.conversation_id
  LEFT JOIN members m ON m.tenant_id = c.tenant_id AND m.id = c.assignee_id
  LEFT JOIN contacts o ON o.tenant_id = l.tenant_id AND o.id = l.contact_id
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS car_count,
           coalesce(jsonb_agg(jsonb_build_object('id', x.car_id, 'title', x.title, 'price_cents', x.price_cents,
                              'status', x.status, 'file', x.file) ORDER BY x.at DESC, x.position)
                    FILTER (WHERE x.place <= 3), '[]') AS cars
      FROM (SELECT y.*, row_number() OVER (ORDER BY y.at DESC, y.position) AS place
              FROM (SELECT DISTINCT ON (coalesce(lc.car_id::text, lc.title)) lc.car_id, lc.position, t.at,
                           coalesce(v.title, lc.title) AS title, v.price_cents, v.status,
                           (SELECT p.file FROM car_photos p WHERE p.tenant_id = lc.tenant_id AND p.car_id = lc.car_id
                               AND p.status = 'ready' ORDER BY p.position, p.id LIMIT 1) AS file
                      FROM lead_cars lc
                      JOIN lead_touches t ON t.tenant_id = lc.tenant_id AND t.id = lc.touch_id
                      LEFT JOIN cars v ON v.tenant_id = lc.tenant_id AND v.id = lc.car_id
                     WHERE lc.tenant_id = l.tenant_id AND lc.lead_id = l.id
                     ORDER BY coalesce(lc.car_id::text, lc.title), t.at DESC) y) x) k ON true`

/** For the program itself, which shows nothing to anybody. */
export async function findLead(scope: TenantScope, id: LeadId): Promise<LeadRow | undefined> {
  const [lead] = await listLeadRows(scope, sql<boolean>`true`, { id }, { before: undefined, limit: 1 })
  return lead
}

/** Leads of one person are made one after another. */
export async function lockPerson(scope: TenantScope, keys: readonly string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort())
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${scope.tenant.id} lead ${key}`}, 0))`.execute(scope.db)
}

/** The latest lead of a person that is still pursued. */
export async function findPursued(
  scope: TenantScope,
  { phoneKey, email }: { phoneKey: string | null; email: string | null },
  since: Date,
): Promise<{ id: LeadId; contact_id: ContactId; conversation_id: ConversationId | null } | undefined> {
  const { rows } = await sql<{ id: LeadId; contact_id: ContactId; conversation_id: ConversationId | null }>`
    SELECT id, contact_id, conversation_id FROM leads
     WHERE tenant_id = ${scope.tenant.id} AND last_touch_at >= ${since} AND stage NOT IN ('sold', 'lost')
       AND (phone_key = ${phoneKey} OR email = ${email})
     ORDER BY (phone_key IS NOT DISTINCT FROM ${phoneKey}) DESC, last_touch_at DESC LIMIT 1`.execute(scope.db)
  return rows[0]
}

export interface NewLead {
  id: LeadId
  name: string
  phone: string | null
  phoneKey: string | null
  email: string | null
  contactId: ContactId
  channel: LeadChannel
  portal: string
  buyer: string | null
  tradeIn: TradeIn | null
  visitAt: Date | null
  consentVersion: string | null
}

/** What a company's next lead is called. */
export async function takeReference(scope: TenantScope): Promise<string> {
  const { rows } = await sql<{ last_reference: number }>`
    INSERT INTO lead_settings AS s (tenant_id, last_reference) VALUES (${scope.tenant.id}, 1)
    ON CONFLICT (tenant_id) DO UPDATE SET last_reference = s.last_reference + 1
    RETURNING last_reference`.execute(scope.db)
  return `L${1_000 + (rows[0]?.last_reference ?? 0)}`
}

export async function insertLead(scope: TenantScope, reference: string, lead: NewLead): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .insertInto('leads')
    .values({
      ...{ tenant_id: scope.tenant.id, id: lead.id, reference, stage: 'new', stage_since: now, name: lead.name },
      ...{ phone: lead.phone, phone_key: lead.phoneKey, email: lead.email, contact_id: lead.contactId },
      ...{ channel: lead.channel, portal: lead.portal, buyer: lead.buyer, visit_at: lead.visitAt },
      ...{ consent_version: lead.consentVersion, consent_at: lead.consentVersion === null ? null : now },
      trade_in: lead.tradeIn === null ? null : JSON.stringify(lead.tradeIn),
      ...{ created_at: now, last_touch_at: now },
    })
    .execute()
}

/** Another touch: what it brings that was not known is kept. */
export async function touchLead(scope: TenantScope, id: LeadId, lead: NewLead): Promise<void> {
  const tradeIn = lead.tradeIn === null ? null : JSON.stringify(lead.tradeIn)
  await sql`
    UPDATE leads
       SET touch_count = touch_count + 1, last_touch_at = ${scope.clock.now()},
           name = CASE WHEN name = '' THEN ${lead.name} ELSE name END, phone = coalesce(phone, ${lead.phone}),
           phone_key = coalesce(phone_key, ${lead.phoneKey}), email = coalesce(email, ${lead.email}),
           buyer = coalesce(buyer, ${lead.buyer}), trade_in = coalesce(${tradeIn}::jsonb, trade_in),
           visit_at = coalesce(${lead.visitAt}::timestamptz, visit_at),
           consent_version = coalesce(${lead.consentVersion}, consent_version),
           consent_at = CASE WHEN ${lead.consentVersion}::text IS NULL THEN consent_at ELSE ${scope.clock.now()} END
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id}`.execute(scope.db)
}

export async function setConversation(
  scope: TenantScope,
  id: LeadId,
  { conversationId, contactId }: { conversationId: ConversationId; contactId: ContactId },
): Promise<void> {
  await scope.db
    .updateTable('leads')
    .set({ conversation_id: conversationId, contact_id: contactId })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

export async function setStage(scope: TenantScope, id: LeadId, stage: LeadStage, at: Date): Promise<void> {
  await scope.db
    .updateTable('leads')
    .set({ stage, stage_since: at })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

type Filters = Omit<z.output<typeof LeadQuery>, 'cursor' | 'limit'>

/** The latest touched first, of those that `visible` lets through: a condition on `c`, their conversations. */
export async function listLeadRows(
  scope: TenantScope,
  visible: RawBuilder<boolean>,
  filters: Partial<Filters> & { id?: LeadId },
  page: { before: CursorPlace | undefined; limit: number },
): Promise<LeadRow[]> {
  const wanted: RawBuilder<unknown>[] = [sql`l.tenant_id = ${scope.tenant.id}`, visible]
  const { stage, channel, q } = filters
  if (page.before !== undefined)
    wanted.push(sql`(l.last_touch_at, l.id) < (${page.before.at}, ${page.before.id}::uuid)`)
  if (filters.id !== undefined) wanted.push(sql`l.id = ${filters.id}`)
  if (stage !== undefined) wanted.push(sql`l.stage = ANY (${[...stage]}::text[])`)
  if (channel !== undefined) wanted.push(sql`l.channel = ANY (${[...channel]}::text[])`)
  if (filters.conversation_id !== undefined) wanted.push(sql`l.conversation_id = ${filters.conversation_id}`)
  if (filters.contact_id !== undefined) wanted.push(sql`l.contact_id = ${filters.contact_id}`)
  if (filters.assignee_id !== undefined) wanted.push(sql`c.assignee_id = ${filters.assignee_id}`)
  if (filters.created_since !== undefined) wanted.push(sql`l.created_at >= ${filters.created_since}`)
  if (filters.created_until !== undefined) wanted.push(sql`l.created_at < ${filters.created_until}`)
  if (filters.car_id !== undefined)
    wanted.push(sql`EXISTS (SELECT FROM lead_cars lc WHERE lc.tenant_id = l.tenant_id AND lc.lead_id = l.id
                             AND lc.car_id = ${filters.car_id})`)
  for (const word of fold(q ?? '')
    .split(/\s+/)
    .filter(Boolean))
    wanted.push(sql`(position(${word} IN o.search_text) > 0
                     OR position(${word} IN lower(concat_ws(' ', l.reference, l.name, l.phone, l.email))) > 0)`)
  const { rows } = await sql<LeadRow>`
    SELECT ${VIEW} FROM ${FROM} WHERE ${sql.join(wanted, sql` AND `)}
     ORDER BY l.last_touch_at DESC, l.id DESC LIMIT ${page.limit}`.execute(scope.db)
  return rows
}

export async function countStages(
  scope: TenantScope,
  visible: RawBuilder<boolean>,
  mine: MemberId | undefined,
): Promise<{ stage: LeadStage; count: number }[]> {
  const own = mine === undefined ? sql`` : sql`AND c.assignee_id = ${mine}`
  const { rows } = await sql<{ stage: LeadStage; count: number }>`
    SELECT l.stage, count(*)::int AS count FROM leads l
      LEFT JOIN conversations c ON c.tenant_id = l.tenant_id AND c.id = l.conversation_id
     WHERE l.tenant_id = ${scope.tenant.id} AND ${visible} ${own} GROUP BY l.stage`.execute(scope.db)
  return rows
}

export async function readInbox(scope: TenantScope): Promise<InboxId | null> {
  const row = await scope.db
    .selectFrom('lead_settings')
    .select('inbox_id')
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
  return (row?.inbox_id ?? null) as InboxId | null
}

export async function setInbox(scope: TenantScope, inbox_id: InboxId | null): Promise<void> {
  await scope.db
    .insertInto('lead_settings')
    .values({ tenant_id: scope.tenant.id, inbox_id })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ inbox_id }))
    .execute()
}
