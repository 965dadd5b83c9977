import { type CarId, decodeId, encodeId } from '@recado/contracts/ids'
import {
  type Answer,
  applyCritique,
  type Catalogue,
  checkAnswers,
  createRenderer,
  type MatchResult,
  type Model,
  match,
  type NearMatch,
  type Question,
  type Renderer,
  readAnswer,
  readCritique,
  type Wishes,
  type Wording,
  wishesFromAnswers,
} from '@recado/matching'
import { estimatePayment } from '@recado/matching/cars'
import { consoleUrl } from '../../tenancy/console-url.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { carPhotoPath } from '../car-photo-path.ts'
import { findCars, hasCars } from './cars.sql.ts'
import type { StockCache } from './stock-cache.ts'

/** What somebody wants who talks to a bot. */
export interface Wanted {
  /** Answers by question, as words or as values; what is none of ours is passed over. */
  wishes: Readonly<Record<string, unknown>>
  limit: number
  critique: { code: string; text: string } | null
  /** Ids of what was shown last. */
  shown: readonly string[]
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
}

export interface AdviceParts {
  cache: StockCache
  publicUrl: string
  baseDomain: string
  /** What the company asks now, and the terms by which instalments are estimated. */
  policy(scope: TenantScope): Promise<{
    model: Model
    wording: Wording
    content: { finance: { monthly_rate: number; months: number } }
  }>
}

/** What other products say for the same critique. */
const CRITIQUES: Readonly<Record<string, string>> = { less_used: 'fewer_km', larger: 'bigger' }
const MOST_REASONS = 5
const LONGEST = 300

/** Undefined where a company has no cars of its own at all. */
export async function adviseCars(
  parts: AdviceParts,
  scope: TenantScope,
  wanted: Wanted,
): Promise<AdvisedCar[] | undefined> {
  if (!(await hasCars(scope))) return undefined
  const { model, wording, content } = await parts.policy(scope)
  // Columns are the same whatever is asked: only questions and weights are the company's own.
  const catalogue = { ...(await parts.cache.get(scope)), model }
  const answers = answersOf(catalogue.model, wanted.wishes, wording)
  const shown = wanted.shown.map((id) => decodeId('car', id) ?? '').filter((id) => catalogue.rowOf.has(id))
  const wishes = criticised(catalogue, wishesFromAnswers(catalogue.model, answers), { ...wanted, shown }, wording)
  // What was shown is told again only when somebody asks for something else about it.
  const result = match(catalogue, wishes, { count: wanted.limit + shown.length })
  const ranked = [...result.matches, ...result.nearby].filter(({ id }) => !shown.includes(id)).slice(0, wanted.limit)
  return presentAll(parts, scope, ranked, {
    ...{ result, answers, finance: content.finance },
    renderer: createRenderer(catalogue.model, wording),
  })
}

function criticised(
  catalogue: Catalogue,
  wishes: Wishes,
  { critique, shown }: Pick<Wanted, 'critique' | 'shown'>,
  wording: Wording,
): Wishes {
  if (critique === null || shown.length === 0) return wishes
  const named = CRITIQUES[critique.code] ?? critique.code
  const isKnown = catalogue.model.critiques.some(({ key }) => key === named)
  const key = isKnown ? named : readCritique(catalogue.model, critique.text, wording)?.key
  return key === undefined ? wishes : applyCritique(catalogue, wishes, { key, shown })
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
  result: MatchResult
  answers: Record<string, Answer>
  finance: { monthly_rate: number; months: number }
  renderer: Renderer
}

async function presentAll(
  { publicUrl, baseDomain }: AdviceParts,
  scope: TenantScope,
  ranked: readonly (MatchResult['matches'][number] | NearMatch)[],
  { result, answers, finance, renderer }: Advice,
): Promise<AdvisedCar[]> {
  const rows = new Map(
    (
      await findCars(
        scope,
        ranked.map(({ id }) => id as CarId),
      )
    ).map((row) => [row.id as string, row]),
  )
  const origin = consoleUrl(publicUrl, baseDomain, scope.tenant.slug)
  return ranked.flatMap((one) => {
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
      ...(row.photo === null ? {} : { image_url: `${origin}${carPhotoPath(scope.tenant.id, row.photo)}` }),
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
