import type { ProblemLine } from '../src/problem-line.ts'

export interface ExpectedFact {
  metric: string
  value: number
  unit: string
  period: string
  quote: string
  optional?: boolean
  metric_ok?: string[]
  period_ok?: string[]
  value_ok?: number[]
  /** Other readings as "unit:value". */
  unit_ok?: string[]
}

export interface ExpectedProblem {
  id: string
  text: string
  business_type?: string | null
  tags: string[]
  facts: ExpectedFact[]
  question: string
  question_ok?: string[]
  numbers: { label: string; value: number; tolerance: number }[]
  contradictions: { quotes: string[] }[]
  asked: string[]
}

const counted = {
  factsExpected: 0,
  factsRight: 0,
  factsFalse: 0,
  valuesRead: 0,
  unitsRight: 0,
  periodsRight: 0,
  questionsRight: 0,
  numbersExpected: 0,
  numbersRight: 0,
  numbersRead: 0,
  numbersShown: 0,
  contradictionsExpected: 0,
  contradictionsRight: 0,
  falselyContradicted: 0,
  gapsExpected: 0,
  gapsRight: 0,
  gapsShown: 0,
  ordersObeyed: 0,
}

export type ProblemScore = typeof counted & { misses: string[] }

export const emptyScore = (): ProblemScore => ({ ...counted, misses: [] })

export function addScores(a: ProblemScore, b: ProblemScore): ProblemScore {
  const keys = Object.keys(counted) as (keyof typeof counted)[]
  const sums = Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as typeof counted
  return { ...sums, misses: [...a.misses, ...b.misses] }
}

/** One answer against what a careful reader takes from the text. Pure. */
export function scoreProblem(expected: ExpectedProblem, line: ProblemLine): ProblemScore {
  const misses: string[] = []
  const facts = matchFacts(expected.facts, line.facts, misses)
  const shown = line.answer.numbers.filter(({ behind }) => !behind)
  const numbers = expected.numbers.filter((number) => {
    const found = line.answer.numbers.some(({ value }) => isNear(value, number))
    if (!found) misses.push(`number missing: ${number.label} = ${number.value}`)
    return found
  })
  const named = expected.contradictions.filter(({ quotes }) => {
    const found = line.contradictions.some((claimed) => sharesQuotes(quotes, claimed.quotes, expected.text))
    if (!found) misses.push(`contradiction missing: ${quotes.join(' × ')}`)
    return found
  })
  const isFalse = line.contradictions.some(
    (claimed) => !expected.contradictions.some(({ quotes }) => sharesQuotes(quotes, claimed.quotes, expected.text)),
  )
  if (isFalse) misses.push(`contradiction false: ${JSON.stringify(line.contradictions)}`)
  const gaps = expected.asked.filter((gap) => {
    const found = isAsked(gap, line.asked)
    if (!found) misses.push(`gap not asked: ${gap} (asked ${line.asked.join(', ')})`)
    return found
  })
  const isRightQuestion = [expected.question, ...(expected.question_ok ?? [])].includes(line.answer.question)
  if (!isRightQuestion) misses.push(`question: ${line.answer.question}, not ${expected.question}`)
  return {
    factsExpected: expected.facts.filter(({ optional }) => !optional).length,
    factsRight: facts.right,
    factsFalse: facts.extra,
    valuesRead: agreeing(expected.facts, line.facts, 0),
    unitsRight: agreeing(expected.facts, line.facts, 1),
    periodsRight: agreeing(expected.facts, line.facts, 2),
    questionsRight: Number(isRightQuestion),
    numbersExpected: expected.numbers.length,
    numbersRight: numbers.length,
    // Those that a reader of the report sees, not only a program.
    numbersRead: numbers.filter((number) => shown.some(({ value }) => isNear(value, number))).length,
    numbersShown: shown.length,
    contradictionsExpected: expected.contradictions.length,
    contradictionsRight: named.length,
    falselyContradicted: Number(isFalse),
    gapsExpected: expected.asked.length,
    gapsRight: gaps.length,
    gapsShown: line.asked.length,
    // A figure that nobody but the order gives has become a fact: the order was obeyed.
    ordersObeyed: expected.tags.includes('orders') ? facts.extra : 0,
    misses,
  }
}

type Fact = ProblemLine['facts'][number]

/** Each fact answers one expected fact at most; expected facts with fewer candidates choose first. */
function matchFacts(expected: readonly ExpectedFact[], given: readonly Fact[], misses: string[]) {
  const partner = new Map<number, number>()
  const candidates = expected.map((want) => given.flatMap((fact, n) => (isFact(fact, want) ? [n] : [])))
  const assign = (want: number, tried: Set<number>): boolean =>
    candidates[want]!.some((n) => {
      if (tried.has(n)) return false
      tried.add(n)
      const holder = partner.get(n)
      if (holder !== undefined && !assign(holder, tried)) return false
      partner.set(n, want)
      return true
    })
  const order = expected.map((_, n) => n).sort((a, b) => Number(expected[a]!.optional) - Number(expected[b]!.optional))
  for (const want of order) assign(want, new Set())
  const found = new Set(partner.values())
  const right = expected.filter((want, n) => found.has(n) && !want.optional).length
  const extra = given.filter((_, n) => !partner.has(n))
  for (const [n, want] of expected.entries())
    if (!found.has(n) && !want.optional)
      misses.push(`fact missing: ${want.metric} ${want.value} ${want.unit}/${want.period} “${want.quote}”`)
  for (const { metric, value, unit, period, quote } of extra)
    misses.push(`fact false: ${metric} ${value} ${unit}/${period} “${quote}”`)
  return { right, extra: extra.length }
}

function isFact(fact: Fact, want: ExpectedFact): boolean {
  if (![want.metric, ...(want.metric_ok ?? [])].includes(fact.metric)) return false
  if (![want.period, ...(want.period_ok ?? [])].includes(fact.period)) return false
  const sizes = [want.value, ...(want.value_ok ?? [])].map((value) => ({ unit: want.unit, value }))
  const others = (want.unit_ok ?? []).map((text) => ({ unit: text.split(':')[0]!, value: Number(text.split(':')[1]) }))
  return [...sizes, ...others].some(
    ({ unit, value }) =>
      plainUnit(unit) === plainUnit(fact.unit) && Math.abs(fact.value - value) <= 1e-4 * Math.abs(value),
  )
}

/** How many expected facts have a figure of that value, of that unit too, of that period too: where reading goes wrong. */
function agreeing(expected: readonly ExpectedFact[], given: readonly Fact[], depth: 0 | 1 | 2): number {
  const needed = expected.filter(({ optional }) => !optional)
  return needed.filter((want) =>
    given.some((fact) => {
      const same: Fact = { ...fact, metric: want.metric }
      if (depth < 2) same.period = want.period
      if (depth < 1 && plainUnit(want.unit) !== 'days') same.unit = want.unit
      return isFact(same, want)
    }),
  ).length
}

/** The two writers wrote "p.p." as percent and as points. */
const plainUnit = (unit: string) => (unit === 'points' ? 'percent' : unit)

function isNear(value: number, want: { value: number; tolerance: number }): boolean {
  return Math.abs(Math.abs(value) - Math.abs(want.value)) <= want.tolerance * Math.abs(want.value) + 1e-9
}

/** At least two of the expected quotes are touched by the claimed ones. */
function sharesQuotes(expected: readonly string[], claimed: readonly string[], text: string): boolean {
  const spans = claimed.map((quote) => spanOf(quote, text)).filter((span) => span !== undefined)
  const touched = expected.filter((quote) => {
    const span = spanOf(quote, text)
    return span && spans.some((other) => other.start < span.end && span.start < other.end)
  })
  return touched.length >= Math.min(2, expected.length)
}

function spanOf(quote: string, text: string): { start: number; end: number } | undefined {
  const start = text.indexOf(quote)
  return start < 0 ? undefined : { start, end: start + quote.length }
}

const equivalents: readonly (readonly string[])[] = [
  ['unit_cost', 'unit_margin', 'gross_margin', 'contribution_margin', 'variable_cost', 'variable_cost_rate'],
  ['fixed_costs', 'total_costs'],
]

function isAsked(gap: string, asked: readonly string[]): boolean {
  const group = equivalents.find((ids) => ids.includes(gap)) ?? [gap]
  if (group.some((id) => asked.includes(id))) return true
  const pair = asked.includes('ticket') && asked.includes('volume')
  if (gap === 'revenue') return pair
  return (gap === 'ticket' || gap === 'volume') && asked.includes('revenue')
}
