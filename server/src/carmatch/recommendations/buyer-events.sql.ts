import type { BuyerEvent } from '@recado/contracts/matcher'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Each once; a list that is not the buyer's and a car that is not the company's are left out of it. How many were new. */
export async function insertEvents(scope: TenantScope, buyer: string, events: readonly BuyerEvent[]): Promise<number> {
  const at = scope.clock.now()
  const { numAffectedRows } = await sql`
    INSERT INTO buyer_events
           (tenant_id, buyer, client_id, kind, surface, car_id, recommendation_id, position, question, at)
    SELECT ${scope.tenant.id}, ${buyer}, e.client_id, e.kind, e.surface, c.id, r.id, e.position, e.question, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e
             (client_id text, kind text, surface text, car_id uuid, recommendation_id uuid, position int, question text)
      LEFT JOIN cars c ON c.tenant_id = ${scope.tenant.id} AND c.id = e.car_id
      LEFT JOIN recommendations r ON r.tenant_id = ${scope.tenant.id} AND r.id = e.recommendation_id
             AND (r.buyer = ${buyer} OR r.conversation_id IS NOT NULL)
    ON CONFLICT (tenant_id, buyer, client_id) DO NOTHING`.execute(scope.db)
  return Number(numAffectedRows ?? 0)
}

/** Older than figures look back to. Some at a time; how many went. */
export async function deleteEventsBefore(scope: TenantScope, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM buyer_events WHERE tenant_id = ${scope.tenant.id} AND (buyer, client_id) IN (
      SELECT buyer, client_id FROM buyer_events
       WHERE tenant_id = ${scope.tenant.id} AND at < ${before} LIMIT ${limit})`.execute(scope.db)
  return Number(numAffectedRows ?? 0)
}

export async function deleteListsBefore(scope: TenantScope, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM recommendations WHERE tenant_id = ${scope.tenant.id} AND id IN (
      SELECT id FROM recommendations
       WHERE tenant_id = ${scope.tenant.id} AND created_at < ${before} LIMIT ${limit})`.execute(scope.db)
  return Number(numAffectedRows ?? 0)
}
