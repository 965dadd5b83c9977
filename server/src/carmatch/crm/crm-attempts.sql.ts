import type { CrmAttemptView } from '@recado/contracts/crm'
import type { CrmAttemptId, LeadId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { CursorPlace } from '../../platform/cursor.ts'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

const KEPT_DAYS = 30
const DAY = 86_400_000

export interface NewAttempt {
  act: CrmAttemptView['act']
  leadId?: LeadId | undefined
  ok: boolean
  status: number | null
  problem: string | null
  detail: string
}

/** Notes how a call went, and forgets what is a month old. */
export async function insertAttempt(scope: TenantScope, attempt: NewAttempt): Promise<void> {
  const now = scope.clock.now()
  await sql`DELETE FROM crm_attempts WHERE tenant_id = ${scope.tenant.id}
             AND at < ${new Date(now.getTime() - KEPT_DAYS * DAY)}`.execute(scope.db)
  await scope.db
    .insertInto('crm_attempts')
    .values({
      ...{ tenant_id: scope.tenant.id, id: newId<CrmAttemptId>(), at: now, lead_id: attempt.leadId ?? null },
      ...{ act: attempt.act, ok: attempt.ok, http_status: attempt.status, problem: attempt.problem },
      detail: attempt.detail,
    })
    .execute()
}

export interface AttemptRow {
  id: CrmAttemptId
  at: Date
  act: CrmAttemptView['act']
  ok: boolean
  http_status: number | null
  problem: string | null
  detail: string
  lead_id: LeadId | null
  reference: string | null
  name: string | null
}

export async function listAttemptRows(
  scope: TenantScope,
  { before, limit }: { before: CursorPlace | undefined; limit: number },
): Promise<AttemptRow[]> {
  const { rows } = await sql<AttemptRow>`
    SELECT a.id, a.at, a.act, a.ok, a.http_status, a.problem, a.detail, l.id AS lead_id, l.reference, l.name
      FROM crm_attempts a LEFT JOIN leads l ON l.tenant_id = a.tenant_id AND l.id = a.lead_id
     WHERE a.tenant_id = ${scope.tenant.id}
       ${before === undefined ? sql`` : sql`AND (a.at, a.id) < (${before.at}, ${before.id}::uuid)`}
     ORDER BY a.at DESC, a.id DESC LIMIT ${limit}`.execute(scope.db)
  return rows
}
