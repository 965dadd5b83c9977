import { carModel, carWording, DEFAULT_FINANCE, estimatePayment } from '../src/cars/index.ts'
import {
  type Answer,
  applyCritique,
  createRenderer,
  joinWordings,
  type Locale,
  type Match,
  match,
  type NearMatch,
  prepareCatalogue,
  readAnswer,
  readCritique,
  type Wishes,
  type Wording,
  wishesFromAnswers,
} from '../src/index.ts'
import { syntheticCars } from '../src/testing/index.ts'
import en from './locales/en.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import ptBR from './locales/pt-BR.json' with { type: 'json' }

export interface SessionOptions {
  locale: Locale
  cars: number
  seed: number
  year: number
}

/** A conversation as pure state: text in, lines out. The command line only carries them. */
export interface Session {
  /** The first lines, ending with the first question. */
  start(): string[]
  /** What a line of text leads to. */
  hear(text: string): string[]
  readonly ended: boolean
}

/** What cars and this example say in one language. */
export function tryWording(locale: Locale): Wording {
  return joinWordings(carWording(locale), { 'pt-BR': ptBR, en, es }[locale])
}

export function openSession({ locale, cars, seed, year }: SessionOptions): Session {
  const model = carModel({ year })
  const catalogue = prepareCatalogue(model, syntheticCars({ count: cars, seed, year }))
  const wording = tryWording(locale)
  const renderer = createRenderer(model, wording)
  const answers: Record<string, Answer> = {}
  let asking = 0
  let wishes: Wishes | undefined
  let shown: readonly Match[] = []
  let ended = false

  const ask = (): string[] => {
    const question = model.questions[asking]!
    return [
      `${asking + 1}/${model.questions.length} ${renderer.question(question.key)}`,
      ...question.options.map((option, i) => `   ${i + 1}. ${renderer.option(question.key, option.key)}`),
    ]
  }

  const answer = (text: string): string[] => {
    const question = model.questions[asking]!
    const read = readAnswer(question, text, wording)
    if (!read.ok) return [renderer.say('try.bad', { text }), ...ask()]
    if (read.answer !== undefined) answers[question.key] = read.answer
    asking++
    return asking < model.questions.length ? ask() : recommend(wishesFromAnswers(model, answers))
  }

  const recommend = (next: Wishes): string[] => {
    const result = match(catalogue, next)
    const empty = renderer.empty(result)
    if (empty !== undefined) return [empty, renderer.say('try.ask')]
    wishes = next
    shown = [...result.matches, ...result.nearby]
    const stock = result.fitting === 1 ? 'try.stock_one' : 'try.stock'
    return [
      ...result.relaxed.map((relaxation) => `! ${renderer.say('try.relaxed')}: ${renderer.relaxation(relaxation)}.`),
      renderer.say(stock, { fitting: String(result.fitting) }),
      ...shown.flatMap((one, i) => [...present(one, i + 1), ...missing(one)]),
      renderer.say('try.ask'),
    ]
  }

  const present = ({ facts, explanation }: Match, place: number): string[] => {
    const price = Number(facts.price_cents)
    const km = facts.km === undefined ? '' : ` · ${renderer.value('km', facts.km)}`
    const fipe = explanation.mentions.map((mention) => renderer.mention(mention)).join(' · ')
    return [
      '',
      `${place}. ${facts.brand} ${facts.model} ${facts.year} · ${renderer.value('price_cents', price)}${km} · ${fipe}`,
      ...explanation.reasons.map((reason) => `   + ${renderer.statement(reason)}`),
      ...(explanation.tradeOff === undefined
        ? []
        : [`   − ${renderer.say('try.drawback')}: ${renderer.statement(explanation.tradeOff)}`]),
      ...payment(price),
    ]
  }

  const missing = (one: Match | NearMatch): string[] =>
    'misses' in one ? one.misses.map((miss) => `   ! ${renderer.say('try.almost')}: ${renderer.miss(miss)}`) : []

  const payment = (price: number): string[] => {
    if (answers.monthly_payment === undefined || answers.monthly_payment === 0) return []
    const { down_payment, trade_in } = answers
    const estimate = estimatePayment(price, {
      down_payment: Number(down_payment ?? 0),
      trade_in: Number(trade_in ?? 0),
    })
    if (estimate.monthly_cents === 0) return [`   ${renderer.say('payment.none')}`]
    const params = {
      months: String(estimate.months),
      monthly: renderer.amount('brl_cents', Math.ceil(estimate.monthly_cents / 100) * 100),
      rate: renderer.amount('ratio', DEFAULT_FINANCE.monthlyRate),
    }
    return [`   ${renderer.say('payment', params)}`]
  }

  const criticise = (text: string, current: Wishes): string[] => {
    const heard = readCritique(model, text, wording)
    const place = heard?.place
    if (heard === undefined || (place !== undefined && shown[place - 1] === undefined))
      return [renderer.say('try.bad', { text }), renderer.say('try.ask')]
    const about = place === undefined ? shown : [shown[place - 1]!]
    const request = { key: heard.key, like: heard.like, shown: about.map(({ id }) => id) }
    return recommend(applyCritique(catalogue, current, request))
  }

  return {
    start: () => [renderer.say('try.intro', { count: String(cars) }), ...ask()],
    hear(text) {
      if ((wording.says.exit ?? []).includes(text.trim().toLowerCase())) {
        ended = true
        return [renderer.say('try.bye')]
      }
      return wishes === undefined && asking < model.questions.length
        ? answer(text)
        : criticise(text, wishes ?? wishesFromAnswers(model, answers))
    },
    get ended() {
      return ended
    },
  }
}
