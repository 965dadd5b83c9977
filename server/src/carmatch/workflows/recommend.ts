import type { CarId, RecommendationId } from '@recado/contracts/ids'
import type { MatchAnswers } from '@recado/contracts/questionnaires'
import type { RecommendationView } from '@recado/contracts/recommendations'
import type { Locale } from '@recado/contracts/wire'
import { consume } from '../../core/billing/index.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { Translator } from '../../platform/i18n.ts'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findPublicCars } from '../catalogue/index.ts'
import {
  buyerOf,
  findAnswered,
  findOwn,
  keyOfPolicy,
  listRecommendedCars,
  NO_WISHES,
  presentRanking,
  type ReadWishes,
  rankCars,
  readAnswers,
  readCritiqued,
  readLearning,
  readTyped,
  storeList,
  underPolicy,
} from '../recommendations/index.ts'
import type { Shop } from './shop.ts'

export type Wanted =
  | { source: 'questionnaire'; answers: MatchAnswers }
  | { source: 'search'; text: string }
  | {
      source: 'critique'
      of: RecommendationId
      critique: string | undefined
      words: string | undefined
      carIds: readonly CarId[] | undefined
    }

export interface BuyerOrder {
  buyer_key: string
  client_id: string
  limit: number
}

/**
 * A ranked list for a buyer, in one transaction with its count: one against `recommendations_monthly` for a list out of answers or
 * words, none for a critique of one or where there is no car. The same act again is answered as before, and counts nothing.
 *
 * @throws quota_exceeded (402), answers_refused, critique_unknown (422), buyer_act_reused (409), not_found (404) for a critique of
 * a list that is not this buyer's
 */
export async function recommend(
  { shop, texts }: { shop: Shop; texts: Translator },
  scope: TenantScope,
  order: BuyerOrder,
  wanted: Wanted,
): Promise<RecommendationView> {
  const buyer = buyerOf(scope, order.buyer_key)
  const act = { buyer, clientId: order.client_id, content: { ...wanted, limit: order.limit } }
  await lockEdits(scope, 'buyer', buyer)
  const answered = await findAnswered(scope, act)
  if (answered !== undefined) return answered
  const policy = await shop.policies.live(scope)
  const { catalogue: stock, shown } = await shop.stock.open(scope)
  const catalogue = underPolicy(stock, policy)
  const words = { texts, locale: scope.tenant.locale as Locale }
  const before = wanted.source === 'critique' ? await findOwn(scope, buyer, wanted.of) : undefined
  if (wanted.source === 'critique' && before === undefined) throw platformErrors.not_found()
  const shownBefore = before === undefined ? [] : await listRecommendedCars(scope, before.id)
  const { read, said } = readWanted()
  const { enabled, live } = await readLearning(scope)
  const learned = enabled ? live : null
  const ranking = rankCars(catalogue, read.wishes, {
    count: order.limit,
    exposure: { shown },
    correction: learned?.correction,
    explore: enabled && live !== null ? Math.random : undefined,
  })
  const cars = await findPublicCars(
    scope,
    ranking.cars.map(({ id }) => id as CarId),
  )
  const view = presentRanking(ranking, cars, { ...policy, key: keyOfPolicy(policy.key, learned) }, read.answers, words)
  const list = await storeList(scope, act, { source: wanted.source, said, before, read, ranking, view })
  if (wanted.source !== 'critique' && list.items.length > 0)
    await consume(scope, 'recommendations', 1, { transactionId: `recommendation:${list.id}` })
  for (const { id } of list.items) shown.set(id, (shown.get(id) ?? 0) + 1)
  return list

  function readWanted(): { read: ReadWishes; said: string } {
    if (wanted.source === 'questionnaire') return { read: readAnswers(policy, wanted.answers), said: '' }
    if (wanted.source === 'search') return { read: readTyped(catalogue, policy, wanted.text, words), said: wanted.text }
    const about = wanted.carIds?.filter((id) => shownBefore.includes(id)) ?? []
    const { key, wishes } = readCritiqued(catalogue, policy, before?.wishes ?? NO_WISHES, {
      ...{ critique: wanted.critique, words: wanted.words },
      shown: about.length > 0 ? about : shownBefore,
    })
    return { read: { wishes, answers: before?.answers ?? {}, read: null }, said: key }
  }
}
