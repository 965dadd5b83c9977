import type { CarId, ContactId, ConversationId, RecommendationId } from '@recado/contracts/ids'
import type { RecommendationSource } from '@recado/contracts/recommendations'
import type { Answer, Wishes } from '@recado/matching'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface RecommendationRow {
  id: RecommendationId
  root_id: RecommendationId
  source: RecommendationSource
  policy: string
  content_hash: string
  answers: Record<string, Answer>
  said: string
  wishes: Wishes
  /** As the wire has it. */
  view: unknown
  created_at: Date
}

const COLUMNS = sql`id, root_id, source, policy, content_hash, answers, said, wishes, view, created_at`

export async function findAct(
  scope: TenantScope,
  buyer: string,
  clientId: string,
): Promise<RecommendationRow | undefined> {
  const { rows } = await sql<RecommendationRow>`
    SELECT ${COLUMNS} FROM recommendations
     WHERE tenant_id = ${scope.tenant.id} AND buyer = ${buyer} AND client_id = ${clientId}`.execute(scope.db)
  return rows[0]
}

/** A buyer's own. */
export async function findOwn(
  scope: TenantScope,
  buyer: string,
  id: RecommendationId,
): Promise<RecommendationRow | undefined> {
  const { rows } = await sql<RecommendationRow>`
    SELECT ${COLUMNS} FROM recommendations
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND buyer = ${buyer}`.execute(scope.db)
  return rows[0]
}

/** The last that a buyer was shown. */
export async function findLatest(scope: TenantScope, buyer: string): Promise<RecommendationRow | undefined> {
  const { rows } = await sql<RecommendationRow>`
    SELECT ${COLUMNS} FROM recommendations
     WHERE tenant_id = ${scope.tenant.id} AND buyer = ${buyer} ORDER BY created_at DESC, id DESC LIMIT 1`.execute(
    scope.db,
  )
  return rows[0]
}

/** Those that begin a chain which somebody was told in a conversation, the newest first. */
export async function listToldContact(scope: TenantScope, contactId: ContactId): Promise<RecommendationId[]> {
  const { rows } = await sql<{ id: RecommendationId }>`
    SELECT r.id FROM recommendations r
      JOIN conversations c ON c.tenant_id = r.tenant_id AND c.id = r.conversation_id
     WHERE r.tenant_id = ${scope.tenant.id} AND c.contact_id = ${contactId} AND r.root_id = r.id
     ORDER BY r.created_at DESC, r.id DESC LIMIT 20`.execute(scope.db)
  return rows.map(({ id }) => id)
}

/** A buyer's own, or one that somebody was told in a conversation: whoever has its address may come by it. */
export async function findReachable(
  scope: TenantScope,
  buyer: string,
  id: RecommendationId,
): Promise<RecommendationRow | undefined> {
  const { rows } = await sql<RecommendationRow>`
    SELECT ${COLUMNS} FROM recommendations
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND (buyer = ${buyer} OR conversation_id IS NOT NULL)`.execute(
    scope.db,
  )
  return rows[0]
}

/** The lists of the chain that one belongs to, the first first. */
export async function listChainOf(scope: TenantScope, id: RecommendationId): Promise<RecommendationRow[]> {
  const { rows } = await sql<RecommendationRow>`
    SELECT ${COLUMNS} FROM recommendations
     WHERE tenant_id = ${scope.tenant.id}
       AND root_id = (SELECT root_id FROM recommendations WHERE tenant_id = ${scope.tenant.id} AND id = ${id})
     ORDER BY created_at, id LIMIT 50`.execute(scope.db)
  return rows
}

/** In their order. */
export async function listRecommendedCars(scope: TenantScope, id: RecommendationId): Promise<CarId[]> {
  const { rows } = await sql<{ car_id: CarId }>`
    SELECT car_id FROM recommended_cars
     WHERE tenant_id = ${scope.tenant.id} AND recommendation_id = ${id} ORDER BY position`.execute(scope.db)
  return rows.map(({ car_id }) => car_id)
}

export interface NewRecommendation extends Omit<RecommendationRow, 'created_at'> {
  buyer: string
  clientId: string
  notUnderstood: readonly string[]
  fitting: number
  relaxed: boolean
  empty: boolean
  conversationId?: ConversationId | undefined
  cars: readonly {
    id: CarId
    fits: boolean
    /** Null, as what follows, where nothing is learned of it: a person chose it. */
    propensity: number | null
    utility: number | null
    worths: Readonly<Record<string, number>> | null
  }[]
}

/** The list with each car in its place. */
export async function insertRecommendation(scope: TenantScope, row: NewRecommendation): Promise<void> {
  const at = scope.clock.now()
  await scope.db
    .insertInto('recommendations')
    .values({
      ...{ tenant_id: scope.tenant.id, id: row.id, root_id: row.root_id, buyer: row.buyer, client_id: row.clientId },
      ...{ source: row.source, policy: row.policy, content_hash: row.content_hash, said: row.said },
      ...{ fitting: row.fitting, relaxed: row.relaxed, empty: row.empty, created_at: at },
      not_understood: JSON.stringify(row.notUnderstood),
      answers: JSON.stringify(row.answers),
      wishes: JSON.stringify(row.wishes),
      view: JSON.stringify(row.view),
      conversation_id: row.conversationId ?? null,
    })
    .execute()
  if (row.cars.length === 0) return
  await scope.db
    .insertInto('recommended_cars')
    .values(
      row.cars.map(({ id, worths, ...car }, place) => ({
        ...{ tenant_id: scope.tenant.id, recommendation_id: row.id, position: place + 1, car_id: id, ...car, at },
        worths: worths === null ? null : JSON.stringify(worths),
      })),
    )
    .execute()
}
