import type { Period } from '../../claims/claim.ts'
import type { FactMetric } from '../fact.ts'
import { type InputMetricId, inputMetrics } from '../input-metrics.ts'
import { kindOf } from '../kind-of.ts'
import type { RuleReading } from '../read-by-rules.ts'
import type { Features } from './features-of.ts'
import { stemOf, wordsOf } from './words-around.ts'

export const periodClasses = ['none', 'day', 'week', 'month', 'quarter', 'year'] as const

const everyPeriod = periodClasses.map((_, place) => place)

/** Stocks, shares, changes and spans of time are counted per nothing. */
export function periodsOf(metric: FactMetric): readonly number[] {
  if (metric === 'capacity' || !Object.hasOwn(inputMetrics, metric)) return everyPeriod
  const { nature } = inputMetrics[metric as InputMetricId]
  return nature === 'stock' || nature === 'share' || nature === 'change' || nature === 'duration' ? [0] : everyPeriod
}

/** What a number is counted per, by its metric, what is said beside it, and what is said in its list and text. */
export function periodFeatures(
  { frames, folded, facts }: RuleReading,
  index: number,
  metric: FactMetric,
  byRule: Period | undefined,
): Features {
  const frame = frames[index]!
  const { quantity, segment, per, perUnit, right, left, after, before } = frame
  const stated = per ?? quantity.per ?? '-'
  const each = perUnit === undefined ? '-' : 'each'
  const kind = kindOf(quantity)
  const header = periodIn(segment.header)
  const inText = /\b(?:por|ao|no|cada|todo|\/) ?mes\b|\bmensa(?:l|is)\b/.test(folded) ? 'mes' : '-'
  const beside = (other: (typeof frames)[number] | undefined) => {
    const fact = other && facts.find((known) => known.quantity.id === other.quantity.id)
    const place = other?.segment === segment ? 's' : 'd'
    return fact ? `${fact.metric === metric ? 'same' : 'other'}|${fact.quantity.per ?? '-'}|${place}` : '-'
  }
  return {
    shown: [
      'bias',
      `metric=${metric}`,
      `stated=${stated}`,
      `metric=${metric}|${stated}`,
      `metric=${metric}|${stated}|${each}`,
      `metric=${metric}|${each}`,
      `metric=${metric}|text=${inText}|${stated}`,
      `kind=${kind}|${stated}|${each}`,
      `left=${periodIn(left)}|metric=${metric}`,
      `left=${periodIn(left)}|${stated}`,
      `right=${periodIn(right)}|${stated}`,
      `after=${periodIn(after)}|${stated}`,
      `before=${periodIn(before)}|${stated}`,
      `header=${header}|${stated}`,
      `header=${header}|metric=${metric}`,
      `label=${periodIn(segment.label)}|${stated}`,
      `text=${inText}|${stated}`,
      `prev=${beside(frames[index - 1])}|${stated}`,
      `next=${beside(frames[index + 1])}|${stated}`,
      `size=${Math.floor(Math.log10(Math.max(1, Math.abs(quantity.low))))}|metric=${metric}`,
      ...[...new Set(wordsOf(right).slice(0, 5).map(stemOf))].map((word) => `r:${word}`),
      ...[...new Set(wordsOf(left).slice(-5).map(stemOf))].map((word) => `l:${word}`),
      ...(frame.noun ? [`noun=${frame.noun}|${stated}`] : []),
    ],
    concluded: [`rule=${byRule ?? '-'}`, `rule=${byRule ?? '-'}|${metric}`, `rule=${byRule ?? '-'}|${stated}`],
  }
}

function periodIn(text: string): string {
  const words = [
    ...text.matchAll(
      /\b(mes|mensa(?:l|is)|ano|anua(?:l|is)|dia|diari[oa]s?|semana(?:l|is)?|trimestre|janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)\b/g,
    ),
  ]
  const word = words.at(-1)?.[1]
  if (word === undefined) return '-'
  if (/^(?:mes|mensa)/.test(word)) return 'month'
  if (/^an/.test(word)) return 'year'
  if (/^di/.test(word)) return 'day'
  if (/^sem/.test(word)) return 'week'
  return word === 'trimestre' ? 'quarter' : 'named'
}
