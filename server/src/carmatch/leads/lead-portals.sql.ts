import { createHash } from 'node:crypto'
import type { LeadArrivalId, LeadId, LeadPortalId } from '@recado/contracts/ids'
import type { LeadArrivalStatus, LeadPortalKind } from '@recado/contracts/leads'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { CursorPlace } from '../../platform/cursor.ts'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface PortalRow {
  id: LeadPortalId
  kind: z.output<typeof LeadPortalKind>
  name: string
  active: boolean
  mail_key: string | null
  arrived_count: number
  unread_count: number
  last_arrived_at: Date | null
  created_at: Date
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

export async function listPortalRows(scope: TenantScope, id?: LeadPortalId): Promise<PortalRow[]> {
  const one = id === undefined ? sql`` : sql`AND p.id = ${id}`
  const { rows } = await sql<PortalRow>`
    SELECT p.id, p.kind, p.name, p.active, p.mail_key, p.created_at, a.arrived_count, a.unread_count, a.last_arrived_at
      FROM lead_portals p
      JOIN LATERAL (SELECT count(*)::int AS arrived_count, count(*) FILTER (WHERE x.status = 'unread')::int AS unread_count,
                           max(x.arrived_at) AS last_arrived_at FROM lead_arrivals x
                     WHERE x.tenant_id = p.tenant_id AND x.portal_id = p.id) a ON true
     WHERE p.tenant_id = ${scope.tenant.id} ${one} ORDER BY p.created_at, p.id`.execute(scope.db)
  return rows
}

export async function insertPortal(
  scope: TenantScope,
  portal: { id: LeadPortalId; kind: string; name: string; token: string; mailKey: string },
): Promise<void> {
  const { id, kind, name } = portal
  await scope.db
    .insertInto('lead_portals')
    .values({
      ...{ tenant_id: scope.tenant.id, id, kind, name, token_hash: hashOf(portal.token) },
      mail_key: portal.mailKey,
      created_at: scope.clock.now(),
    })
    .execute()
}

export async function changePortal(
  scope: TenantScope,
  id: LeadPortalId,
  change: { name?: string; active?: boolean; token?: string; mail_key?: string },
): Promise<void> {
  const { token, ...set } = change
  const values = { ...set, ...(token === undefined ? {} : { token_hash: hashOf(token) }) }
  if (Object.keys(values).length === 0) return
  await scope.db
    .updateTable('lead_portals')
    .set(values)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

export async function deletePortal(scope: TenantScope, id: LeadPortalId): Promise<void> {
  await scope.db.deleteFrom('lead_portals').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}

/** By what an arrival names its portal: the secret of its address, or what stands in its mail address. */
export type PortalSign = { token: string } | { mailKey: string }

const signed = (sign: PortalSign) =>
  'token' in sign ? sql<boolean>`p.token_hash = ${hashOf(sign.token)}` : sql<boolean>`p.mail_key = ${sign.mailKey}`

/** One statement: who sends and that it is kept. Undefined for an address that takes nothing, and for what was sent before. */
export async function insertArrival(
  scope: TenantScope,
  sign: PortalSign,
  { channel, body, sentId = null }: { channel: 'portal' | 'mail'; body: unknown; sentId?: string | null },
): Promise<LeadArrivalId | undefined> {
  const { rows } = await sql<{ id: LeadArrivalId }>`
    INSERT INTO lead_arrivals (tenant_id, id, portal_id, status, channel, body, sent_id, arrived_at)
    SELECT p.tenant_id, ${newId<string>()}, p.id, 'waiting', ${channel}, ${JSON.stringify(body)}::jsonb, ${sentId},
           ${scope.clock.now()}
      FROM lead_portals p
     WHERE p.tenant_id = ${scope.tenant.id} AND ${signed(sign)} AND p.active
    ON CONFLICT (tenant_id, portal_id, sent_id) WHERE sent_id IS NOT NULL DO NOTHING
    RETURNING id`.execute(scope.db)
  return rows[0]?.id
}

/** Whether anything sent to an address is taken. */
export async function takesArrivals(scope: TenantScope, sign: PortalSign): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM lead_portals p WHERE p.tenant_id = ${scope.tenant.id} AND ${signed(sign)} AND p.active`.execute(
    scope.db,
  )
  return rows.length === 1
}

export interface ArrivalRow {
  id: LeadArrivalId
  portal_id: LeadPortalId
  portal: string | null
  portal_kind: z.output<typeof LeadPortalKind> | null
  channel: 'portal' | 'mail'
  status: z.output<typeof LeadArrivalStatus>
  problem: string | null
  body: Record<string, unknown>
  lead_id: LeadId | null
  arrived_at: Date
}

export async function listArrivalRows(
  scope: TenantScope,
  { id, status }: { id?: LeadArrivalId; status?: string | undefined },
  page: { before: CursorPlace | undefined; limit: number },
): Promise<ArrivalRow[]> {
  const { rows } = await sql<ArrivalRow>`
    SELECT a.id, a.portal_id, p.name AS portal, p.kind AS portal_kind, a.channel, a.status, a.problem, a.body, a.lead_id, a.arrived_at
      FROM lead_arrivals a LEFT JOIN lead_portals p ON p.tenant_id = a.tenant_id AND p.id = a.portal_id
     WHERE a.tenant_id = ${scope.tenant.id}
       ${id === undefined ? sql`` : sql`AND a.id = ${id}`}
       ${status === undefined ? sql`` : sql`AND a.status = ${status}`}
       ${page.before === undefined ? sql`` : sql`AND (a.arrived_at, a.id) < (${page.before.at}, ${page.before.id}::uuid)`}
     ORDER BY a.arrived_at DESC, a.id DESC LIMIT ${page.limit}`.execute(scope.db)
  return rows
}

/** For as long as the transaction lasts nobody else settles it. */
export async function lockArrival(scope: TenantScope, id: LeadArrivalId): Promise<void> {
  await sql`SELECT 1 FROM lead_arrivals WHERE tenant_id = ${scope.tenant.id} AND id = ${id} FOR UPDATE`.execute(
    scope.db,
  )
}

export async function settleArrival(
  scope: TenantScope,
  id: LeadArrivalId,
  {
    status,
    problem = null,
    leadId = null,
  }: { status: z.output<typeof LeadArrivalStatus>; problem?: string | null; leadId?: LeadId | null },
): Promise<void> {
  await scope.db
    .updateTable('lead_arrivals')
    .set({ status, problem, lead_id: leadId })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

export async function countUnread(scope: TenantScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM lead_arrivals
     WHERE tenant_id = ${scope.tenant.id} AND status = 'unread'`.execute(scope.db)
  return rows[0]?.count ?? 0
}
