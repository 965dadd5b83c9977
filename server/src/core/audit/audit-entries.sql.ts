import type { AuditEntryId, TenantId } from '@recado/contracts/ids'
import { type SqlBool, sql } from 'kysely'
import type { ControlScope } from '../../tenancy/control-scope.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface AuditRow {
  id: AuditEntryId
  at: Date
  actor: { kind: string; id: string; name: string; identity_id?: string }
  impersonator: { id: string; name: string } | null
  action: string
  target_kind: string
  target_id: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  ip: string
  user_agent: string
  request_id: string
}

export interface AuditFilter {
  /** `member.updated`, or a noun with all its acts: `member`. */
  action?: string | undefined
  /** The UUID of a member, an identity or an API key. */
  actor?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
}

export interface AuditPage extends AuditFilter {
  before: string | undefined
  limit: number
}

const COLUMNS = [
  'id',
  'at',
  'actor',
  'impersonator',
  'action',
  'target_kind',
  'target_id',
  'before',
  'after',
  'ip',
  'user_agent',
  'request_id',
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<AuditRow, 'actor' | 'after' | 'before' | 'impersonator'>

/** Acts in the tenant's own tables, newest first. */
export async function listTenantEntries(scope: TenantScope, page: AuditPage): Promise<AuditRow[]> {
  const rows = await scope.db
    .selectFrom('audit_entries')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where(matches(page))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows
}

/** The last act on something. Ids follow time, so the walk from the end finds what was just done first. */
export async function findLastAct(
  scope: TenantScope,
  target: { kind: string; id: string },
): Promise<Pick<AuditRow, 'at' | 'actor'> | undefined> {
  const row = await scope.db
    .selectFrom('audit_entries')
    .select(['at', 'actor'])
    .$narrowType<Pick<AuditRow, 'actor'>>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('target_kind', '=', target.kind)
    .where('target_id', '=', target.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

/** The same of what is kept in control, such as a brand. */
export async function findLastControlAct(
  { control }: Pick<ControlScope, 'control'>,
  target: { kind: string; id: string },
): Promise<Pick<AuditRow, 'at' | 'actor'> | undefined> {
  const row = await control
    .selectFrom('audit_entries')
    .select(['at', 'actor'])
    .$narrowType<Pick<AuditRow, 'actor'>>()
    .where('target_kind', '=', target.kind)
    .where('target_id', '=', target.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

/** Acts on the tenant in control: invitations, keys, its lifecycle; newest first. */
export async function listControlEntries(
  scope: ControlScope,
  tenantId: TenantId,
  page: AuditPage,
): Promise<AuditRow[]> {
  const rows = await scope.control
    .selectFrom('audit_entries')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', tenantId)
    .where(matches(page))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows
}

/** The same condition for both tables; every text of it has the same shape, so its plan is kept. */
function matches({ action = null, actor = null, from = null, to = null, before = null }: Nullable<AuditPage>) {
  return sql<SqlBool>`(${before}::uuid IS NULL OR id < ${before}::uuid)
    AND (${action}::text IS NULL OR action = ${action} OR starts_with(action, ${action} || '.'))
    AND (${actor}::text IS NULL OR actor ->> 'id' = ${actor} OR actor ->> 'identity_id' = ${actor}
         OR impersonator ->> 'id' = ${actor})
    AND (${from}::timestamptz IS NULL OR at >= ${from}) AND (${to}::timestamptz IS NULL OR at < ${to})`
}

type Nullable<Page> = { [Key in keyof Page]: Page[Key] | null }
