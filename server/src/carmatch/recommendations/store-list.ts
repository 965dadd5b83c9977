import { createHash } from 'node:crypto'
import type { CarId, RecommendationId } from '@recado/contracts/ids'
import { type RecommendationSource, RecommendationView } from '@recado/contracts/recommendations'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import type { Ranking } from './rank-cars.ts'
import type { ReadWishes } from './read-wishes.ts'
import { findAct, insertRecommendation, type NewRecommendation, type RecommendationRow } from './recommendations.sql.ts'

/** Who asks, by what act, for what: `content` is what a repeated act is compared by. */
export interface BuyerAct {
  buyer: string
  clientId: string
  content: unknown
}

/** What the same act was answered with before. @throws buyer_act_reused (409) when it was another request */
export async function findAnswered(scope: TenantScope, act: BuyerAct): Promise<RecommendationView | undefined> {
  const known = await findAct(scope, act.buyer, act.clientId)
  if (known === undefined) return undefined
  if (known.content_hash !== hashOf(act)) throw errors.buyer_act_reused()
  return RecommendationView.decode(known.view as never)
}

/** Keeps a list as it is answered, with each car in its place. */
export async function storeList(
  scope: TenantScope,
  act: BuyerAct,
  made: {
    source: RecommendationSource
    said: string
    /** The first of its chain, and what that was answered with; undefined: this is the first. */
    before?: RecommendationRow | undefined
    read: ReadWishes
    ranking: Ranking
    view: Omit<RecommendationView, 'id' | 'source' | 'read'>
  },
): Promise<RecommendationView> {
  const id = newId<RecommendationId>()
  const { source, read, ranking, before } = made
  const view: RecommendationView = { ...made.view, id, source, read: read.read }
  const shown = new Set(view.items.map((car) => car.id as string))
  await insertRecommendation(scope, {
    ...{ id, source, said: made.said, buyer: act.buyer, clientId: act.clientId, content_hash: hashOf(act) },
    root_id: before?.root_id ?? id,
    policy: view.policy,
    answers: read.answers,
    wishes: read.wishes,
    view: RecommendationView.encode(view),
    notUnderstood: read.read?.not_understood.map((words) => words.slice(0, 100)) ?? [],
    fitting: view.fitting,
    relaxed: view.relaxed.length > 0,
    empty: view.items.length === 0,
    cars: rankedCars({ ...ranking, cars: ranking.cars.filter((car) => shown.has(car.id)) }),
  })
  return view
}

/** Each car in its place, with all that learning from clicks needs of it. */
export function rankedCars({ cars, propensity }: Pick<Ranking, 'cars' | 'propensity'>): NewRecommendation['cars'] {
  return cars.map((car) => ({
    ...{ id: car.id as CarId, fits: !('misses' in car), utility: car.utility },
    propensity: propensity.get(car.id) ?? 1,
    worths: Object.fromEntries(
      car.contributions.flatMap(({ attribute, worth }) => (worth === undefined ? [] : [[attribute, worth]])),
    ),
  }))
}

function hashOf({ content }: BuyerAct): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
}
