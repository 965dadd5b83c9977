import type { QuestionnaireContent } from '@recado/contracts/questionnaires'
import type { MatchedCar, PublicCar, RecommendationView } from '@recado/contracts/recommendations'
import type { Locale } from '@recado/contracts/wire'
import {
  type Answer,
  type Catalogue,
  type Correction,
  createRenderer,
  type Exposure,
  exploreLastSlot,
  type Match,
  type MatchResult,
  type Model,
  match,
  type NearMatch,
  type Renderer,
  type Wishes,
  type Wording,
} from '@recado/matching'
import type { Translator } from '../../platform/i18n.ts'
import { estimateInstalment } from './estimate.ts'

/** A questionnaire made ready, as this noun needs it. */
export interface RankingPolicy {
  key: string
  version: number
  content: QuestionnaireContent
  model: Model
  wording: Wording
}

export interface Ranking {
  result: MatchResult
  /** In the order in which they are shown: what misses something comes last. */
  cars: (Match | NearMatch)[]
  /** With what probability one is in it, where that is not 1. */
  propensity: ReadonlyMap<string, number>
}

/** The stock under a company's own questions and weights: columns do not depend on either. */
export function underPolicy(catalogue: Catalogue, { model }: Pick<RankingPolicy, 'model'>): Catalogue {
  return { ...catalogue, model }
}

export interface RankingOptions {
  count: number
  /** What has been shown so far, so that all of the stock is seen. */
  exposure?: Exposure
  /** What clicks taught. */
  correction?: Correction | undefined
  /** Numbers in [0, 1): gives the last place to one of the next that fit, so that what never ranks high is seen sometimes. */
  explore?: (() => number) | undefined
}

/** How many runners-up the last place is drawn from. */
const RUNNERS_UP = 5

export function rankCars(
  catalogue: Catalogue,
  wishes: Wishes,
  { count, exposure, correction, explore }: RankingOptions,
): Ranking {
  const options = {
    ...(exposure === undefined ? {} : { exposure }),
    ...(correction === undefined ? {} : { correction }),
  }
  const result = match(catalogue, wishes, { count, ...options })
  const cars = [...result.matches, ...result.nearby]
  const isWhole = result.matches.length === count && count > 1
  if (explore === undefined || !isWhole) return { result, cars, propensity: new Map() }
  const { matches } = match(catalogue, wishes, { count: count + RUNNERS_UP, ...options })
  const others = matches.filter(({ id }) => !cars.some((car) => car.id === id))
  const shown = exploreLastSlot([...result.matches, ...others], count, explore)
  return {
    result,
    cars: shown.map(({ match: one }) => one),
    propensity: new Map(shown.map(({ match: one, propensity }) => [one.id, propensity])),
  }
}

export interface RankingWords {
  texts: Translator
  locale: Locale
}

/** The list as it is shown: without the id, source and reading, which are not the ranking's. */
export function presentRanking(
  { result, cars }: Pick<Ranking, 'result' | 'cars'>,
  shown: ReadonlyMap<string, PublicCar>,
  policy: RankingPolicy,
  answers: Readonly<Record<string, Answer | undefined>>,
  words: RankingWords,
): Omit<RecommendationView, 'id' | 'source' | 'read'> {
  const renderer = createRenderer(policy.model, policy.wording)
  const present = cars.flatMap((one) => {
    const car = shown.get(one.id)
    return car === undefined ? [] : [{ one, car }]
  })
  return {
    policy: policy.key,
    items: present.map(({ one, car }, at) => ({
      ...car,
      ...sentencesOf(one, renderer),
      position: at + 1,
      estimate: estimateFor(car, answers, policy, words),
    })),
    fitting: result.fitting,
    relaxed: result.relaxed.map((each) => renderer.relaxation(each)),
    empty: renderer.empty(result) ?? null,
    critiques:
      present.length === 0
        ? []
        : policy.model.critiques.map(({ key }) => ({
            key,
            label: words.texts.translate(words.locale, `matcher:critiques.${key}`),
          })),
  }
}

const POSITIONS = { below: 'below', inside: 'fair', above: 'above', unknown: 'unknown' } as const

function sentencesOf(
  one: Match | NearMatch,
  renderer: Renderer,
): Pick<MatchedCar, 'reasons' | 'trade_off' | 'misses' | 'price_position'> {
  const { reasons, tradeOff, mentions } = one.explanation
  const price = mentions.find(({ attribute }) => attribute === 'fipe_position')
  return {
    reasons: reasons.map((reason) => renderer.statement(reason)),
    trade_off: tradeOff === undefined ? null : renderer.statement(tradeOff),
    misses: 'misses' in one ? one.misses.map((miss) => renderer.miss(miss)) : [],
    price_position: {
      position: POSITIONS[price?.position ?? 'unknown'],
      text: renderer.mention(price ?? { attribute: 'fipe_position', position: 'unknown' }),
    },
  }
}

function estimateFor(
  { price_cents }: PublicCar,
  { down_payment, trade_in, monthly_payment }: Readonly<Record<string, Answer | undefined>>,
  { content }: RankingPolicy,
  words: RankingWords,
): MatchedCar['estimate'] {
  if (down_payment === undefined && trade_in === undefined && monthly_payment === undefined) return null
  const given = { down_payment: Number(down_payment ?? 0), trade_in: Number(trade_in ?? 0) }
  return estimateInstalment(price_cents, given, content.finance, words)
}

/** Which questionnaire, and which of what clicks taught: `q3`, `q3c2`. */
export function keyOfPolicy(policy: string, learned: { number: number } | null): string {
  return learned === null ? policy : `${policy}c${learned.number}`
}
