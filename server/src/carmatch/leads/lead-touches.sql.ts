import type { CarId, LeadId, LeadTouchId, RecommendationId } from '@recado/contracts/ids'
import type { LeadChannel, LeadStage } from '@recado/contracts/leads'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { LeadCarRow } from './leads.sql.ts'
import type { LikelyCar } from './match-car.ts'

export interface NewTouch {
  id: LeadTouchId
  channel: LeadChannel
  portal: string
  adRef: string
  message: string
  recommendationId: RecommendationId | null
  externalId: string | null
  /** A car of the company, or how somebody else calls what is none. */
  cars: readonly { id: CarId | null; title: string }[]
}

export async function findTouched(scope: TenantScope, externalId: string): Promise<LeadId | undefined> {
  const row = await scope.db
    .selectFrom('lead_touches')
    .select('lead_id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row?.lead_id
}

export async function insertTouch(scope: TenantScope, leadId: LeadId, touch: NewTouch): Promise<void> {
  const tenant_id = scope.tenant.id
  await scope.db
    .insertInto('lead_touches')
    .values({
      ...{ tenant_id, id: touch.id, lead_id: leadId, at: scope.clock.now(), channel: touch.channel },
      ...{ portal: touch.portal, ad_ref: touch.adRef, message: touch.message, external_id: touch.externalId },
      recommendation_id: touch.recommendationId,
    })
    .execute()
  if (touch.cars.length === 0) return
  await scope.db
    .insertInto('lead_cars')
    .values(
      touch.cars.map(({ id, title }, position) => ({
        ...{ tenant_id, touch_id: touch.id, position, lead_id: leadId, car_id: id, title },
      })),
    )
    .execute()
}

export interface TouchRow {
  id: LeadTouchId
  at: Date
  channel: LeadChannel
  portal: string
  ad_ref: string
  message: string
  recommendation_id: RecommendationId | null
  cars: LeadCarRow[]
}

const CAR = sql`
  jsonb_build_object('id', v.id, 'title', coalesce(v.title, lc.title), 'price_cents', v.price_cents, 'status', v.status,
    'file', (SELECT p.file FROM car_photos p WHERE p.tenant_id = v.tenant_id AND p.car_id = v.id AND p.status = 'ready'
              ORDER BY p.position, p.id LIMIT 1))`

/** The latest first. */
export async function listTouchRows(scope: TenantScope, leadId: LeadId): Promise<TouchRow[]> {
  const { rows } = await sql<TouchRow>`
    SELECT t.id, t.at, t.channel, t.portal, t.ad_ref, t.message, t.recommendation_id,
           coalesce((SELECT jsonb_agg(${CAR} ORDER BY lc.position) FROM lead_cars lc
                       LEFT JOIN cars v ON v.tenant_id = lc.tenant_id AND v.id = lc.car_id
                      WHERE lc.tenant_id = t.tenant_id AND lc.touch_id = t.id), '[]') AS cars
      FROM lead_touches t WHERE t.tenant_id = ${scope.tenant.id} AND t.lead_id = ${leadId}
     ORDER BY t.at DESC, t.id DESC LIMIT 200`.execute(scope.db)
  return rows
}

/** What the same browser was shown and opened, each car once, the latest first. */
export async function listSeenCars(
  scope: TenantScope,
  buyer: string,
): Promise<(LeadCarRow & { opened: boolean; at: Date })[]> {
  const { rows } = await sql<LeadCarRow & { opened: boolean; at: Date }>`
    SELECT v.id, v.title, v.price_cents, v.status, s.opened, s.at,
           (SELECT p.file FROM car_photos p WHERE p.tenant_id = v.tenant_id AND p.car_id = v.id AND p.status = 'ready'
             ORDER BY p.position, p.id LIMIT 1) AS file
      FROM (SELECT car_id, bool_or(kind = 'car_opened') AS opened, max(at) AS at FROM buyer_events
             WHERE tenant_id = ${scope.tenant.id} AND buyer = ${buyer} AND car_id IS NOT NULL GROUP BY car_id) s
      JOIN cars v ON v.tenant_id = ${scope.tenant.id} AND v.id = s.car_id
     ORDER BY s.at DESC LIMIT 20`.execute(scope.db)
  return rows
}

export interface MoveRow {
  at: Date
  stage: LeadStage
  by_name: string
  car: LeadCarRow | null
  price_cents: number | null
  note: string
}

export async function insertMove(
  scope: TenantScope,
  leadId: LeadId,
  move: { stage: LeadStage; byName: string; carId: CarId | null; priceCents: number | null; note: string; at: Date },
): Promise<void> {
  await scope.db
    .insertInto('lead_moves')
    .values({
      ...{ tenant_id: scope.tenant.id, id: newId<string>(), lead_id: leadId, at: move.at, stage: move.stage },
      ...{ by_name: move.byName, car_id: move.carId, price_cents: move.priceCents, note: move.note },
    })
    .execute()
}

export async function listMoveRows(scope: TenantScope, leadId: LeadId): Promise<MoveRow[]> {
  const { rows } = await sql<MoveRow>`
    SELECT h.at, h.stage, h.by_name, h.price_cents, h.note,
           CASE WHEN v.id IS NULL THEN NULL ELSE
             jsonb_build_object('id', v.id, 'title', v.title, 'price_cents', v.price_cents, 'status', v.status,
                                'file', NULL) END AS car
      FROM lead_moves h LEFT JOIN cars v ON v.tenant_id = h.tenant_id AND v.id = h.car_id
     WHERE h.tenant_id = ${scope.tenant.id} AND h.lead_id = ${leadId}
     ORDER BY h.at DESC, h.id DESC LIMIT 200`.execute(scope.db)
  return rows
}

/** Cars by what a portal calls their ads: our own key, as we send it there. */
export async function findCarsByKey(
  scope: TenantScope,
  keys: readonly string[],
): Promise<{ id: CarId; title: string }[]> {
  const { rows } = await sql<{ id: CarId; title: string }>`
    SELECT DISTINCT ON (stock_key) id, title FROM cars
     WHERE tenant_id = ${scope.tenant.id} AND stock_key = ANY (${[...keys]}::text[])
     ORDER BY stock_key, updated_at DESC`.execute(scope.db)
  return rows
}

export async function listTitles(
  scope: TenantScope,
  ids: readonly CarId[],
): Promise<{ id: CarId; title: string; price_cents: number }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: CarId; title: string; price_cents: number }>`
    SELECT id, title, price_cents FROM cars
     WHERE tenant_id = ${scope.tenant.id} AND id = ANY (${[...ids]}::uuid[])
     ORDER BY array_position(${[...ids]}::uuid[], id)`.execute(scope.db)
  return rows
}

const MOST_LIKELY = 300

/** Cars whose model begins with one of the words, those on offer first. */
export async function listLikelyCars(scope: TenantScope, words: readonly string[]): Promise<LikelyCar[]> {
  if (words.length === 0) return []
  const { rows } = await sql<LikelyCar>`
    SELECT id, title, brand, model, year, km, price_cents, attributes ->> 'plate_final_digit' AS plate_digit,
           status IN ('available', 'reserved') AS available
      FROM cars
     WHERE tenant_id = ${scope.tenant.id}
       AND lower(split_part(translate(lower(model), 'áàâãéêíóôõúüç-', 'aaaaeeiooouuc '), ' ', 1)) = ANY (${[...words]}::text[])
     ORDER BY status IN ('available', 'reserved') DESC, updated_at DESC LIMIT ${MOST_LIKELY}`.execute(scope.db)
  return rows
}
