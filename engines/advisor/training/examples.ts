import { readFileSync } from 'node:fs'
import type { ExpectedFact, ExpectedProblem } from '../bench/score-problem.ts'
import { blankOrders, findOrders } from '../src/intake/find-orders.ts'
import type { Quantity } from '../src/intake/quantity.ts'
import { type RuleReading, readByRules } from '../src/intake/read-by-rules.ts'
import { readQuantities } from '../src/intake/read-quantities.ts'
import { refileFact } from '../src/intake/refile-fact.ts'
import { type Features, featuresOf } from '../src/intake/scoring/features-of.ts'
import { classesOf, metricClasses } from '../src/intake/scoring/metric-classes.ts'
import { periodClasses, periodFeatures } from '../src/intake/scoring/period-features.ts'

/** One number of a text with the classes that count as right. */
export interface Example {
  features: Features
  allowed: readonly number[]
  right: ReadonlySet<number>
  /** The rules were made from this text: what they conclude of it teaches nothing. */
  fitted: boolean
}

/** What there is to learn from texts: the metric of each number, and its period under the right metric. */
export interface Examples {
  metric: Example[]
  period: Example[]
}

interface Reading {
  metrics: string[]
  /** Left out where the source does not say. */
  periods?: string[]
}

export const joinExamples = (all: readonly Examples[]): Examples => ({
  metric: all.flatMap(({ metric }) => metric),
  period: all.flatMap(({ period }) => period),
})

export const linesOf = (file: string | URL) => readFileSync(file, 'utf8').split('\n').filter(Boolean)

export function readingOf(text: string): RuleReading {
  const blanked = blankOrders(text, findOrders(text))
  return readByRules(blanked, readQuantities(blanked).slice(0, 150))
}

/** The examples of a file of problems: each quantity with the expected fact it stands for, or none. */
export function examplesOfProblems(file: string | URL, fitted: boolean): Examples {
  return joinExamples(
    linesOf(file).map((line) => {
      const problem = JSON.parse(line) as ExpectedProblem
      const reading = readingOf(problem.text)
      const expected = expectedOf(problem, reading)
      return examples(reading, fitted, ({ id }) => expected.get(id))
    }),
  )
}

/** The examples of lines "phrase => metric:value/period …", every figure named in order, further right readings after "|". */
export function examplesOfPhrases(file: string | URL, fitted: boolean, { periods }: { periods: boolean }): Examples {
  return joinExamples(
    linesOf(file)
      .filter((line) => line.includes(' => '))
      .map((line) => {
        const [phrase, named] = line.split(' => ') as [string, string]
        const reading = readingOf(phrase.replaceAll('\\n', '\n'))
        const queue = named.split(' ').map((part) => part.split(/[:/]/) as [string, string, string?])
        const expected = new Map<string, Reading>()
        for (const { quantity } of reading.frames) {
          const [metric, value, period] = queue[0] ?? []
          if (metric === undefined || !isNear(Math.abs(quantity.low), Math.abs(Number(value)))) continue
          expected.set(quantity.id, {
            metrics: metric.split('|'),
            ...(periods && { periods: (period ?? 'none').split('|') }),
          })
          queue.shift()
        }
        if (queue.length > 0) throw new Error(`not every figure was read: ${line}`)
        return examples(reading, fitted, ({ id }) => expected.get(id) ?? { metrics: ['none'] })
      }),
  )
}

/** The examples of texts whose numbers were proven with the rules' reading: that reading is the right one. */
export function examplesOfProven(texts: readonly string[]): Examples {
  return joinExamples(
    texts.map((text) => {
      const reading = readingOf(text)
      const facts = new Map(reading.facts.map((fact) => [fact.quantity.id, fact]))
      return examples(reading, true, ({ id }) => {
        const fact = facts.get(id)
        return fact ? { metrics: [fact.metric], periods: [fact.quantity.per ?? 'none'] } : { metrics: ['none'] }
      })
    }),
  )
}

function examples(
  reading: RuleReading,
  fitted: boolean,
  expectedOf: (quantity: Quantity) => Reading | undefined,
): Examples {
  const rules = new Map(reading.facts.map((fact) => [fact.quantity.id, fact]))
  const made: Examples = { metric: [], period: [] }
  for (const [n, features] of featuresOf(reading).entries()) {
    const { quantity } = reading.frames[n]!
    const allowed = classesOf(quantity)
    const expected = expectedOf(quantity)
    if (!expected) continue
    const { metrics, periods } = expected
    const rule = rules.get(quantity.id)
    const isMoney = rule?.quantity.unit === 'BRL'
    const right = allowed.filter((place) => {
      const { metric, kind } = metricClasses[place]!
      return (
        metrics.includes(metric) && (metric !== 'other' || quantity.unit !== 'count' || (kind === 'money') === isMoney)
      )
    })
    if (right.length === 0) continue
    made.metric.push({ features, allowed, right: new Set(right), fitted })
    const first = right.find((place) => metricClasses[place]!.metric === metrics[0]) ?? right[0]!
    const { metric, kind } = metricClasses[first]!
    if (metric === 'none' || !periods) continue
    const fact =
      rule?.metric === metric ? rule : refileFact(reading, n, { metric, kind, confidence: 0.9 }, reading.facts)
    const rightPeriods = periodClasses.flatMap((period, place) =>
      periods.includes(period) || (period === 'none' && periods.includes('once')) ? [place] : [],
    )
    if (rightPeriods.length === 0) continue
    made.period.push({
      features: periodFeatures(reading, n, metric, fact.quantity.per),
      allowed: periodClasses.map((_, place) => place),
      right: new Set(rightPeriods),
      fitted,
    })
  }
  return made
}

/** Pairs quantities with expected facts by place and value; a figure that nothing expects is none. */
function expectedOf({ text, facts }: ExpectedProblem, { frames }: RuleReading): Map<string, Reading> {
  const expected = new Map<string, Reading>()
  const spans = facts.map((fact) => ({ fact, start: text.indexOf(fact.quote), used: false }))
  for (const { quantity } of frames) {
    const candidates = spans
      .filter(({ fact, used }) => !used && valuesOf(fact).some((value) => isNear(value, sizeOf(quantity, fact))))
      .map((span) => ({ span, gap: gapBetween(quantity, span.start, span.start + span.fact.quote.length) }))
      .sort((a, b) => a.gap - b.gap)
    const [best] = candidates
    if (best && best.gap < 40) {
      best.span.used = true
      const { metric, metric_ok = [], period, period_ok = [] } = best.span.fact
      expected.set(quantity.id, { metrics: [metric, ...metric_ok], periods: [period, ...period_ok] })
    }
  }
  for (const { quantity } of frames) {
    if (expected.has(quantity.id)) continue
    const misread = spans.some(
      ({ fact, start, used }) => !used && gapBetween(quantity, start, start + fact.quote.length) === 0,
    )
    if (!misread) expected.set(quantity.id, { metrics: ['none'] })
  }
  return expected
}

const days: Partial<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 360 }

const sizeOf = ({ low, unit }: Quantity, fact: ExpectedFact) =>
  Math.abs(low * (fact.unit === 'days' ? (days[unit] ?? 1) : 1))

const valuesOf = ({ value, value_ok, unit_ok }: ExpectedFact) =>
  [value, ...(value_ok ?? []), ...(unit_ok ?? []).map((text) => Number(text.split(':')[1]))].map(Math.abs)

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-4 * Math.max(Math.abs(a), Math.abs(b))

const gapBetween = ({ start, end }: Quantity, from: number, to: number) =>
  end <= from ? from - end + 1 : start >= to ? start - to + 1 : 0
