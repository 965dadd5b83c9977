import type { CarId, ConversationId, RecommendationId } from '@recado/contracts/ids'
import type { RecommendationSource } from '@recado/contracts/recommendations'
import type { Answer, Wishes } from '@recado/matching'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Ranking } from './rank-cars.ts'
import { NO_WISHES } from './read-wishes.ts'
import { findAct, findLatest, insertRecommendation } from './recommendations.sql.ts'
import { rankedCars } from './store-list.ts'

interface TalkAct {
  buyer: string
  clientId: string
}

/** What the same act in a conversation was answered with before. */
export async function findTold<Item>(scope: TenantScope, act: TalkAct): Promise<Item[] | undefined> {
  const known = await findAct(scope, act.buyer, act.clientId)
  return known === undefined ? undefined : (known.view as { items: Item[] }).items
}

/** Keeps what a conversation was told as a page's list is kept; `items` as they were told. */
export async function storeTold(
  scope: TenantScope,
  { buyer, clientId }: TalkAct,
  told: {
    id: RecommendationId
    source: RecommendationSource
    conversationId: ConversationId
    policy: string
    said: string
    answers: Record<string, Answer>
    wishes: Wishes
    ranking: Ranking
    items: readonly { id: string }[]
  },
): Promise<void> {
  const { id, ranking, items, ...kept } = told
  const before = told.source === 'critique' ? await findLatest(scope, buyer) : undefined
  await insertRecommendation(scope, {
    ...{ root_id: before?.root_id ?? id, buyer, clientId, content_hash: '', ...kept, id },
    view: { items },
    notUnderstood: [],
    fitting: ranking.result.fitting,
    relaxed: ranking.result.relaxed.length > 0,
    empty: items.length === 0,
    cars: rankedCars(ranking),
  })
}

/** Cars that a person chose for somebody, once an act: which list they are. Nothing is learned of it. */
export async function storeSent(
  scope: TenantScope,
  { buyer, clientId }: TalkAct,
  { conversationId, carIds }: { conversationId: ConversationId; carIds: readonly CarId[] },
): Promise<RecommendationId> {
  const known = await findAct(scope, buyer, clientId)
  if (known !== undefined) return known.id
  const id = newId<RecommendationId>()
  await insertRecommendation(scope, {
    ...{ id, root_id: id, buyer, clientId, conversationId, content_hash: '', source: 'agent', policy: '', said: '' },
    ...{ answers: {}, wishes: NO_WISHES, view: {}, notUnderstood: [], fitting: carIds.length },
    ...{ relaxed: false, empty: false },
    cars: carIds.map((car) => ({ id: car, fits: true, propensity: null, utility: null, worths: null })),
  })
  return id
}
