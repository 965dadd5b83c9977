import type { Correction, Impression } from '@recado/matching'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface LearningState {
  enabled: boolean
  /** What corrects lists now. */
  live: { number: number; correction: Correction } | null
}

/** Without a row a company learns, and has learned nothing yet. */
export async function readLearning(scope: TenantScope): Promise<LearningState> {
  const { rows } = await sql<{ enabled: boolean; number: number | null; correction: Correction | null }>`
    SELECT s.enabled, c.number, c.correction
      FROM click_learning s
      LEFT JOIN click_corrections c ON c.tenant_id = s.tenant_id AND c.number = s.live_number
     WHERE s.tenant_id = ${scope.tenant.id}`.execute(scope.db)
  const [row] = rows
  if (row === undefined) return { enabled: true, live: null }
  const { enabled, number, correction } = row
  return { enabled, live: number === null || correction === null ? null : { number, correction } }
}

export async function setLearning(
  scope: TenantScope,
  { enabled, live }: { enabled: boolean; live: number | null },
): Promise<void> {
  await sql`
    INSERT INTO click_learning (tenant_id, enabled, live_number) VALUES (${scope.tenant.id}, ${enabled}, ${live})
    ON CONFLICT (tenant_id) DO UPDATE SET enabled = excluded.enabled, live_number = excluded.live_number`.execute(
    scope.db,
  )
}

export async function insertCorrection(scope: TenantScope, number: number, correction: Correction): Promise<void> {
  await scope.db
    .insertInto('click_corrections')
    .values({
      ...{ tenant_id: scope.tenant.id, number, correction: JSON.stringify(correction) },
      learned_at: scope.clock.now(),
    })
    .execute()
}

export async function listCorrections(
  scope: TenantScope,
): Promise<{ number: number; correction: Correction; learned_at: Date }[]> {
  const { rows } = await sql<{ number: number; correction: Correction; learned_at: Date }>`
    SELECT number, correction, learned_at FROM click_corrections
     WHERE tenant_id = ${scope.tenant.id} ORDER BY number DESC LIMIT 30`.execute(scope.db)
  return rows
}

/**
 * Lists of which a car was opened or written about, as they were shown, the latest first. Seen is what pages told, what was
 * clicked, and what stands above or right below it.
 */
export async function listImpressions(scope: TenantScope, since: Date, most: number): Promise<Impression[]> {
  const { rows } = await sql<Impression>`
    WITH told AS (
      SELECT recommendation_id, car_id, bool_or(kind IN ('car_opened', 'whatsapp_clicked')) AS clicked
        FROM buyer_events
       WHERE tenant_id = ${scope.tenant.id} AND at >= ${since} AND recommendation_id IS NOT NULL AND car_id IS NOT NULL
         AND kind IN ('car_seen', 'car_opened', 'whatsapp_clicked')
       GROUP BY recommendation_id, car_id),
    lists AS (
      SELECT r.id, r.policy, r.created_at, max(c.position) AS deepest
        FROM recommendations r
        JOIN told t ON t.recommendation_id = r.id AND t.clicked
        JOIN recommended_cars c ON c.tenant_id = r.tenant_id AND c.recommendation_id = r.id AND c.car_id = t.car_id
       WHERE r.tenant_id = ${scope.tenant.id} AND c.worths IS NOT NULL
       GROUP BY r.id, r.policy, r.created_at ORDER BY r.created_at DESC LIMIT ${most})
    SELECT l.policy, jsonb_agg(jsonb_build_object(
             'id', c.car_id, 'position', c.position, 'propensity', c.propensity, 'utility', c.utility, 'worths', c.worths,
             'seen', t.car_id IS NOT NULL OR c.position <= l.deepest + 1, 'clicked', coalesce(t.clicked, false))
             ORDER BY c.position) AS shown
      FROM lists l
      JOIN recommended_cars c ON c.tenant_id = ${scope.tenant.id} AND c.recommendation_id = l.id
      LEFT JOIN told t ON t.recommendation_id = l.id AND t.car_id = c.car_id
     GROUP BY l.id, l.policy`.execute(scope.db)
  return rows
}
