import type { Fact, FactMetric } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'

export type ContradictionKind =
  | 'same_metric_twice'
  | 'identity'
  | 'margin'
  | 'parts_exceed_whole'
  | 'headcount'
  | 'runway'

/** Figures of the text that cannot all be true. `implied` is what the others give for the last one, in its own unit. */
export interface Contradiction {
  kind: ContradictionKind
  /** Key of the sentence that names it. */
  rule: string
  quantities: string[]
  quotes: string[]
}

/** What the company says of itself today. */
export interface Ledger {
  all: readonly Fact[]
  /** Every figure that is nobody else's, in order. */
  everything: readonly Fact[]
  /** The whole text, folded and as given. */
  text: string
  original: string
  /** What it says of earlier. */
  earlier: readonly Fact[]
  /** The only figure of a metric that holds now; undefined when there are several. */
  only(metric: FactMetric): Fact | undefined
  many(metric: FactMetric): Fact[]
  /** The only earlier figure of a metric. */
  before(metric: FactMetric): Fact | undefined
  /** The folded sentence in which a figure stands. */
  sentence(fact: Fact): string
  /** The folded words right around a figure. */
  near(fact: Fact): string
}

export function ledgerOf(facts: readonly Fact[], text = ''): Ledger {
  const folded = fold(text)
  const now = facts.filter(({ scope, adds }) => scope === 'now' && !adds)
  const many = (metric: FactMetric) =>
    now.filter((fact) => fact.metric === metric && (fact.role === undefined || fact.role === 'each'))
  return {
    all: now,
    everything: facts.filter(({ scope }) => scope !== 'rival'),
    text: folded,
    original: text,
    earlier: facts.filter(({ scope }) => scope === 'before'),
    many,
    before(metric) {
      const list = facts.filter((fact) => fact.metric === metric && fact.scope === 'before')
      return list.length === 1 ? list[0] : undefined
    },
    near: ({ start, end }) => folded.slice(Math.max(0, start - 36), end + 24),
    sentence({ start, end }) {
      const from = Math.max(
        folded.lastIndexOf('. ', start),
        folded.lastIndexOf('\n', start),
        folded.lastIndexOf('? ', start),
      )
      const to = folded.slice(end).search(/[.!?](?:\s|$)|\n/)
      return folded.slice(from + 1, to < 0 ? folded.length : end + to)
    },
    only(metric) {
      const list = many(metric)
      return list.length === 1 ? list[0] : undefined
    },
  }
}

export const monthly = (fact: Fact): number => {
  const { low, per } = fact.quantity
  if (per === 'year') return low / 12
  if (per === 'quarter') return low / 3
  if (per === 'week') return (low * 365) / 84
  return low
}

export const months = ({ quantity: { low, unit } }: Fact): number =>
  unit === 'year' ? low * 12 : unit === 'day' ? low / 30 : unit === 'week' ? low / 4.35 : low

/** Rounded speech ("uns 310") may miss by more than a written figure. */
export const tolerance = (...facts: Fact[]): number => (facts.some(({ quantity }) => quantity.approximate) ? 0.1 : 0.04)

export const apart = (a: number, b: number, allowed: number): boolean =>
  Math.abs(a - b) > allowed * Math.max(Math.abs(a), Math.abs(b))

/** So far apart that rather a reading is wrong than a figure: it is asked, not claimed. */
export const misread = (a: number, b: number, most = 6): boolean => !(a > 0 && b > 0 && a / b < most && b / a < most)

export const named = (kind: ContradictionKind, rule: string, ...facts: Fact[]): Contradiction[] => [
  { kind, rule, quantities: facts.map(({ quantity }) => quantity.id), quotes: facts.map(({ quote }) => quote) },
]

export type Rule = (ledger: Ledger) => Contradiction[]
