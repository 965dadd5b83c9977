import type { CarId, RecommendationId } from '@recado/contracts/ids'
import type { BuyerEventKind, BuyerSurface } from '@recado/contracts/matcher'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** A list of the past, of which only what figures are made of is known. */
export interface PastList {
  id: RecommendationId
  root_id: RecommendationId
  buyer: string
  source: 'questionnaire' | 'search' | 'critique'
  said: string
  answers: Record<string, string | number | string[]>
  relaxed: boolean
  cars: CarId[]
  at: string
}

export interface PastEvent {
  buyer: string
  kind: z.output<typeof BuyerEventKind>
  surface: z.output<typeof BuyerSurface>
  car_id: CarId | null
  recommendation_id: RecommendationId | null
  position: number | null
  at: string
}

/** What was before this program counted: nobody can go on from such a list. Two statements for the lists, one for the events. */
export async function insertHistory(
  scope: TenantScope,
  { lists, events }: { lists: readonly PastList[]; events: readonly PastEvent[] },
): Promise<void> {
  const tenant = scope.tenant.id
  const told = JSON.stringify(lists)
  await sql`
    INSERT INTO recommendations (tenant_id, id, buyer, client_id, root_id, source, policy, content_hash, answers, said,
                                 wishes, view, fitting, relaxed, empty, created_at)
    SELECT ${tenant}, r.id, r.buyer, r.id::text, r.root_id, r.source, 'q0', '', r.answers, r.said, '{}', '{}',
           jsonb_array_length(r.cars), r.relaxed, false, r.at
      FROM jsonb_to_recordset(${told}::jsonb) AS r
             (id uuid, root_id uuid, buyer text, source text, said text, answers jsonb, relaxed boolean, cars jsonb,
              at timestamptz)`.execute(scope.db)
  await sql`
    INSERT INTO recommended_cars (tenant_id, recommendation_id, position, car_id, fits, at)
    SELECT ${tenant}, r.id, c.position, c.car::uuid, true, r.at
      FROM jsonb_to_recordset(${told}::jsonb) AS r (id uuid, cars jsonb, at timestamptz),
           jsonb_array_elements_text(r.cars) WITH ORDINALITY AS c (car, position)`.execute(scope.db)
  await sql`
    INSERT INTO buyer_events (tenant_id, buyer, client_id, kind, surface, car_id, recommendation_id, position, at)
    SELECT ${tenant}, e.buyer, e.n::text, e.kind, e.surface, e.car_id, e.recommendation_id, e.position, e.at
      FROM (SELECT x.*, row_number() OVER () AS n
              FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS x
                     (buyer text, kind text, surface text, car_id uuid, recommendation_id uuid, position int,
                      at timestamptz)) e`.execute(scope.db)
}

export async function hasLists(scope: TenantScope): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM recommendations WHERE tenant_id = ${scope.tenant.id} LIMIT 1`.execute(
    scope.db,
  )
  return rows.length > 0
}
