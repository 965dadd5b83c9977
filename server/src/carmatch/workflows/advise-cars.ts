import { type CarId, type ConversationId, decodeId, encodeId, type RecommendationId } from '@recado/contracts/ids'
import { consume, hasRoom } from '../../core/billing/index.ts'
import { newId } from '../../platform/ids.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findCars, hasCars } from '../catalogue/index.ts'
import {
  type Answer,
  applyCritique,
  type Catalogue,
  checkAnswers,
  createRenderer,
  estimatePayment,
  findChannel,
  findTold,
  keyOfPolicy,
  type Model,
  type Question,
  type Ranking,
  type RankingPolicy,
  type Renderer,
  rankCars,
  readAnswer,
  readCritique,
  readLearning,
  storeTold,
  talkerOf,
  underPolicy,
  type Wishes,
  type Wording,
  wishesFromAnswers,
} from '../recommendations/index.ts'
import type { Shop } from './shop.ts'
import { talkPhotoPath, toldCarPath } from './told-car-path.ts'

/** What somebody wants who talks to a bot. */
export interface Wanted {
  /** Answers by question, as words or as values; what is none of ours is passed over. */
  wishes: Readonly<Record<string, unknown>>
  limit: number
  critique: { code: string; text: string } | null
  /** Ids of what was shown last. */
  shown: readonly string[]
}

/** Who is advised, and which act it is: asked again with the same key, it is answered as before and counts nothing. */
export interface AdvisedTalk {
  conversationId: ConversationId
  key: string
}

/** A car as a conversation shows it. Amounts in centavos. */
export type AdvisedCar = {
  id: string
  title: string
  subtitle?: string
  price: number
  monthly_payment?: number
  kilometres?: number
  reasons: string[]
  drawback?: string
  image_url?: string
  /** The car's page, which knows by it what it came of. */
  url: string
}

export interface AdviceParts {
  shop: Shop
  publicUrl: string
  baseDomain: string
}

/** What other products say for the same critique. */
const CRITIQUES: Readonly<Record<string, string>> = { less_used: 'fewer_km', larger: 'bigger' }
const MOST_REASONS = 5
const LONGEST = 300

/**
 * Cars for a conversation, in one transaction with their count: one against `recommendations_monthly` for a list, none for a
 * critique of one or where there is no car. What was shown is kept as that of a page is, and is found by its conversation.
 *
 * @returns undefined where a company has no cars of its own at all, 'quota_exceeded' where its plan has no list left.
 */
export async function adviseCars(
  parts: AdviceParts,
  scope: TenantScope,
  wanted: Wanted,
  talk: AdvisedTalk,
): Promise<AdvisedCar[] | 'quota_exceeded' | undefined> {
  if (!(await hasCars(scope))) return undefined
  const act = { buyer: talkerOf(scope, talk.conversationId), clientId: talk.key }
  const told = await findTold<AdvisedCar>(scope, act)
  if (told !== undefined) return told
  const isCritique = wanted.critique !== null && wanted.shown.length > 0
  if (!isCritique && !(await hasRoom(scope, 'recommendations', 1))) return 'quota_exceeded'
  const policy = await parts.shop.policies.live(scope)
  const stock = await parts.shop.stock.open(scope)
  const catalogue = underPolicy(stock.catalogue, policy)
  const answers = answersOf(catalogue.model, wanted.wishes, policy.wording)
  const shown = wanted.shown.map((id) => decodeId('car', id) ?? '').filter((id) => catalogue.rowOf.has(id))
  const { said, wishes } = criticised(
    catalogue,
    wishesFromAnswers(catalogue.model, answers),
    { ...wanted, shown },
    policy,
  )
  const { enabled, live } = await readLearning(scope)
  const learned = enabled ? live : null
  // What was shown is told again only when somebody asks for something else about it.
  const ranked = rankCars(catalogue, wishes, {
    count: wanted.limit + shown.length,
    exposure: { shown: stock.shown },
    correction: learned?.correction,
  })
  const ranking = { ...ranked, cars: ranked.cars.filter(({ id }) => !shown.includes(id)).slice(0, wanted.limit) }
  const renderer = createRenderer(catalogue.model, policy.wording)
  const id = newId<RecommendationId>()
  const isWhatsApp = (await findChannel(scope, talk.conversationId)) === 'whatsapp'
  const { finance } = policy.content
  const items = await presentAll(parts, scope, ranking, { answers, finance, renderer, list: id, isWhatsApp })
  await storeTold(scope, act, {
    ...{ id, source: isCritique ? 'critique' : 'questionnaire', conversationId: talk.conversationId },
    ...{ policy: keyOfPolicy(policy.key, learned), said, answers, wishes, ranking, items },
  })
  if (!isCritique && items.length > 0)
    await consume(scope, 'recommendations', 1, { transactionId: `recommendation:${id}` })
  for (const { id: car } of ranking.cars) stock.shown.set(car, (stock.shown.get(car) ?? 0) + 1)
  return items
}

/** What was asked to be different, by the key that pages know it by; empty: nothing that is understood. */
function criticised(
  catalogue: Catalogue,
  wishes: Wishes,
  { critique, shown }: Pick<Wanted, 'critique' | 'shown'>,
  { wording }: Pick<RankingPolicy, 'wording'>,
): { said: string; wishes: Wishes } {
  if (critique === null || shown.length === 0) return { said: '', wishes }
  const named = CRITIQUES[critique.code] ?? critique.code
  const isKnown = catalogue.model.critiques.some(({ key }) => key === named)
  const key = isKnown ? named : readCritique(catalogue.model, critique.text, wording)?.key
  return key === undefined
    ? { said: '', wishes }
    : { said: key, wishes: applyCritique(catalogue, wishes, { key, shown }) }
}

/** A flow's answers are values where its blocks asked for such, and words where they asked for text. */
function answersOf(model: Model, wishes: Wanted['wishes'], wording: Wording): Record<string, Answer> {
  const answers: Record<string, Answer> = {}
  for (const question of model.questions) {
    const answer = answerOf(model, question, wishes[question.key], wording)
    if (answer !== undefined) answers[question.key] = answer
  }
  return answers
}

/** What options are called elsewhere. */
const OPTIONS: Readonly<Record<string, string>> = { first: 'first_car' }

function answerOf(model: Model, question: Question, given: unknown, wording: Wording): Answer | undefined {
  if (typeof given === 'string') {
    const option = OPTIONS[given] ?? given
    if (question.options.some(({ key }) => key === option)) return question.kind === 'choices' ? [option] : option
    const read = readAnswer(question, given, wording)
    return read.ok ? read.answer : undefined
  }
  const isAnswer = typeof given === 'number' || typeof given === 'boolean' || isWords(given)
  if (!isAnswer) return undefined
  const answer = typeof given === 'number' ? Math.round(given) : given
  try {
    return checkAnswers(model, { [question.key]: answer })[question.key]
  } catch {
    return undefined
  }
}

const isWords = (given: unknown): given is string[] =>
  Array.isArray(given) && given.every((one) => typeof one === 'string')

interface Advice {
  answers: Record<string, Answer>
  finance: { monthly_rate: number; months: number }
  renderer: Renderer
  list: RecommendationId
  isWhatsApp: boolean
}

async function presentAll(
  { publicUrl, baseDomain }: AdviceParts,
  scope: TenantScope,
  { result, cars }: Ranking,
  { answers, finance, renderer, list, isWhatsApp }: Advice,
): Promise<AdvisedCar[]> {
  const rows = new Map(
    (
      await findCars(
        scope,
        cars.map(({ id }) => id as CarId),
      )
    ).map((row) => [row.id as string, row]),
  )
  const origin = consoleUrl(publicUrl, baseDomain, scope.tenant.slug)
  return cars.flatMap((one) => {
    const row = rows.get(one.id)
    if (row === undefined) return []
    const { year, km } = row.attributes
    const { reasons, tradeOff } = one.explanation
    // What was given up to find it is said before what is less good of it.
    const [miss] =
      'misses' in one
        ? one.misses.map((each) => renderer.miss(each))
        : result.relaxed.map((each) => renderer.relaxation(each))
    const drawback = miss ?? (tradeOff === undefined ? undefined : renderer.statement(tradeOff))
    const monthly = paymentOf(row.price_cents, answers, finance)
    return {
      id: encodeId('car', row.id),
      title: row.title.slice(0, 200),
      ...(year === undefined ? {} : { subtitle: String(year) }),
      price: row.price_cents,
      ...(monthly === 0 ? {} : { monthly_payment: monthly }),
      ...(typeof km === 'number' ? { kilometres: Math.round(km) } : {}),
      reasons: reasons.slice(0, MOST_REASONS).map((reason) => renderer.statement(reason).slice(0, LONGEST)),
      ...(drawback === undefined ? {} : { drawback: drawback.slice(0, LONGEST) }),
      url: `${origin}${toldCarPath(row, list)}`,
      ...(row.photo === null ? {} : { image_url: `${origin}${talkPhotoPath(scope, row.photo, isWhatsApp)}` }),
    }
  })
}

/** An estimate subject to credit, to the real above. */
function paymentOf(
  price: number,
  { down_payment, trade_in }: Record<string, Answer>,
  { monthly_rate, months }: Advice['finance'],
): number {
  const given = { down_payment: Number(down_payment ?? 0), trade_in: Number(trade_in ?? 0) }
  return Math.ceil(estimatePayment(price, given, { monthlyRate: monthly_rate, months }).monthly_cents / 100) * 100
}
