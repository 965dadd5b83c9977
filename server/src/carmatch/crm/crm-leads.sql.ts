import type { LeadId } from '@recado/contracts/ids'
import type { LeadStage } from '@recado/contracts/leads'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface CrmLeadRow {
  lead_id: LeadId
  contact_ref: string | null
  deal_ref: string | null
  told_stage: LeadStage | null
  status: 'waiting' | 'done' | 'failed'
  attempts: number
  plan: number
}

const COLUMNS = sql`lead_id, contact_ref, deal_ref, told_stage, status, attempts, plan`

/** Notes that a lead is to be told; answers with the plan's number, under which its job runs. */
export async function wantLead(scope: TenantScope, id: LeadId): Promise<number> {
  const { rows } = await sql<{ plan: number }>`
    INSERT INTO crm_leads AS c (tenant_id, lead_id, status, plan) VALUES (${scope.tenant.id}, ${id}, 'waiting', 1)
    ON CONFLICT (tenant_id, lead_id) DO UPDATE
      SET status = 'waiting', plan = c.plan + 1, attempts = 0, problem = NULL, next_at = NULL
    RETURNING plan`.execute(scope.db)
  return rows[0]?.plan ?? 0
}

export async function findCrmLead(
  scope: TenantScope,
  by: { leadId: LeadId } | { dealRef: string },
): Promise<CrmLeadRow | undefined> {
  const wanted = 'leadId' in by ? sql`lead_id = ${by.leadId}` : sql`deal_ref = ${by.dealRef}`
  const { rows } = await sql<CrmLeadRow>`
    SELECT ${COLUMNS} FROM crm_leads WHERE tenant_id = ${scope.tenant.id} AND ${wanted} LIMIT 1`.execute(scope.db)
  return rows[0]
}

export async function noteRefs(
  scope: TenantScope,
  id: LeadId,
  refs: { contact_ref?: string; deal_ref?: string; told_stage?: LeadStage },
): Promise<void> {
  await scope.db
    .updateTable('crm_leads')
    .set(refs)
    .where('tenant_id', '=', scope.tenant.id)
    .where('lead_id', '=', id)
    .execute()
}

/** Of one plan: what was asked for anew meanwhile is not settled by it. */
export async function settleCrmLead(
  scope: TenantScope,
  { lead_id, plan }: Pick<CrmLeadRow, 'lead_id' | 'plan'>,
  to: { status: CrmLeadRow['status']; attempts?: number; problem?: string | null; next_at?: Date | null },
): Promise<void> {
  await scope.db
    .updateTable('crm_leads')
    .set({ problem: null, next_at: null, ...to })
    .where('tenant_id', '=', scope.tenant.id)
    .where('lead_id', '=', lead_id)
    .where('plan', '=', plan)
    .execute()
}

export async function listOpen(scope: TenantScope, status: 'waiting' | 'failed'): Promise<LeadId[]> {
  const { rows } = await sql<{ lead_id: LeadId }>`
    SELECT lead_id FROM crm_leads WHERE tenant_id = ${scope.tenant.id} AND status = ${status}
     ORDER BY lead_id LIMIT 1000`.execute(scope.db)
  return rows.map(({ lead_id }) => lead_id)
}

export async function countOpen(scope: TenantScope): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    SELECT count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
           count(*) FILTER (WHERE status = 'failed')::int AS failed
      FROM crm_leads WHERE tenant_id = ${scope.tenant.id} AND status <> 'done'`.execute(scope.db)
  return rows[0] ?? { waiting: 0, failed: 0 }
}

/** Of these contacts' leads, those that the CRM was told of. */
export async function listToldLeads(
  scope: TenantScope,
  contactIds: readonly string[],
): Promise<{ lead_id: LeadId; reference: string; contact_ref: string | null; deal_ref: string | null }[]> {
  const { rows } = await sql<Awaited<ReturnType<typeof listToldLeads>>[number]>`
    SELECT c.lead_id, l.reference, c.contact_ref, c.deal_ref
      FROM crm_leads c JOIN leads l ON l.tenant_id = c.tenant_id AND l.id = c.lead_id
     WHERE c.tenant_id = ${scope.tenant.id} AND l.contact_id = ANY (${[...contactIds]}::uuid[])
       AND num_nonnulls(c.contact_ref, c.deal_ref) > 0
     ORDER BY c.lead_id`.execute(scope.db)
  return rows
}

export async function deleteCrmLeads(scope: TenantScope): Promise<void> {
  await scope.db.deleteFrom('crm_leads').where('tenant_id', '=', scope.tenant.id).execute()
}
