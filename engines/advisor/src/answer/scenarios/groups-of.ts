import type { Fact } from '../../intake/fact.ts'
import type { QuestionId } from '../recognise-question.ts'
import { bills, groupable, rates } from './scenario.ts'

/** A fact by the stem of its name and the time it holds for. */
export interface Named {
  fact: Fact
  node: string
  stem: string
  time: 'now' | 'before' | 'planned' | 'rival'
}

export interface Group {
  name?: string
  facts: Named[]
  /** Its share of the whole when it is "o resto". */
  rest?: string
}

/** Groups, offers or channels beside each other: figures that come as often as each other, in order, and what stands in their sentence alone. */
export function groupsOf(facts: readonly Named[], question: QuestionId): Group[] {
  const byStem = new Map<string, Named[]>()
  for (const one of facts) if (groupable.has(one.stem)) byStem.set(one.stem, [...(byStem.get(one.stem) ?? []), one])
  const lists = [...byStem].flatMap(([stem, list]) => {
    const parts = withoutWhole(stem, list)
    return parts.length > 1 && isSideBySide(stem, parts) ? [{ stem, list: parts }] : []
  })
  // Two values of a rate and of nothing else are one rate, today and after.
  if (lists.every(({ stem, list }) => rates.has(stem) && list.every(({ fact }) => fact.subject === undefined)))
    return []
  const size = sizeOf(lists.map(({ list }) => list.length))
  if (size === undefined) return []
  const taken = lists.filter(({ list }) => list.length === size)
  const shares = lists.find(({ stem, list }) => stem === 'share' && list.length === size - 1)
  const groups = Array.from({ length: size }, (_, n): Group => {
    const own = [...taken.map(({ list }) => list[n]!), ...(shares && n < size - 1 ? [shares.list[n]!] : [])]
    const name = own.map(({ fact }) => fact.subject).find((subject) => subject !== undefined && subject !== 'parte')
    const rest = shares && n === size - 1 ? `1 - ${shares.list.map(({ node }) => node).join(' - ')}` : undefined
    return { facts: own, ...(name && { name }), ...(rest && { rest }) }
  })
  if (!taken.some(({ stem }) => isTelling(stem, taken.length, question))) return []
  return withOwnSentences(groups, facts)
}

/** Bills and people in a list are parts of a sum unless something else comes as often, or offers are compared. */
function isTelling(stem: string, kinds: number, question: QuestionId): boolean {
  if ((bills as readonly string[]).includes(stem)) return kinds > 1 || question === 'which_offer'
  if (stem === 'cost') return kinds > 1 || question === 'which_offer' || question === 'invest_or_lease'
  if (stem === 'days' || stem === 'deadline' || stem === 'share') return kinds > 1
  return true
}

/** "Faturamos 120: A 70, B 38, C 25": the first is the whole. */
function withoutWhole(stem: string, list: Named[]): Named[] {
  if (list.length < 3 || !['revenue', 'units', 'customers', 'fixed', 'total', 'profit_said'].includes(stem)) return list
  const [first, ...rest] = list as [Named, ...Named[]]
  const sum = rest.reduce((total, { fact }) => total + fact.quantity.low, 0)
  const largest = rest.every(({ fact }) => fact.quantity.low < first.fact.quantity.low)
  const isWhole = largest && (first.fact.subject === undefined || sum >= first.fact.quantity.low * 0.9)
  return isWhole && rest.some(({ fact }) => fact.subject !== undefined || sum <= first.fact.quantity.low * 1.3)
    ? rest
    : list
}

/** The same figure per day and per month, or "de 80 para 90", is one figure twice. */
function isSideBySide(stem: string, list: readonly Named[]): boolean {
  const pers = new Set(list.map(({ fact }) => fact.quantity.per))
  if (pers.size > 1 && ['units', 'revenue', 'customers', 'distance'].includes(stem)) return false
  return list.every(({ fact }) => fact.quantity.role === undefined && fact.adds !== true)
}

/** The number of groups that most figures agree on. */
function sizeOf(lengths: readonly number[]): number | undefined {
  const votes = new Map<number, number>()
  for (const length of lengths) if (length <= 4) votes.set(length, (votes.get(length) ?? 0) + 1)
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0]
}

/** A figure given once, in a sentence that speaks of one group only, is that group's. */
function withOwnSentences(groups: readonly Group[], facts: readonly Named[]): Group[] {
  const sentences = groups.map((group) => new Set(group.facts.map(({ fact }) => fact.sentence)))
  const only = (sentence: number | undefined) => {
    const in_ = sentences.flatMap((own, n) => (sentence !== undefined && own.has(sentence) ? [n] : []))
    return in_.length === 1 ? in_[0] : undefined
  }
  return groups.map((group, n) => ({
    ...group,
    facts: [
      ...group.facts,
      ...facts.filter(
        (one) =>
          groupable.has(one.stem) &&
          !groups.some(({ facts: own }) => own.some(({ stem }) => stem === one.stem)) &&
          facts.filter(({ stem }) => stem === one.stem).length === 1 &&
          only(one.fact.sentence) === n &&
          // What stands before the first group's figures is of all.
          (n > 0 || one.fact.start > Math.min(...group.facts.map(({ fact }) => fact.start))) &&
          // The whole is often named in the first sentence, with the first group.
          !(n === 0 && ['revenue', 'units', 'customers', 'total'].includes(one.stem)),
      ),
    ],
  }))
}
