import type { Leaf, Term } from './term.ts'

/** A feature in parts, so that what is looked up often need not be written out. */
export type Feature = readonly [tag: string, operator: string, left: string, right: string]

export const written = (feature: Feature): string => feature.join('|')

/** What speaks for or against joining two terms: what they are, and how their figures stand to each other in the text. */
export function forEachJoinFeature(operator: string, a: Term, b: Term, visit: (...feature: Feature) => void): void {
  const near = nearest(a.leaves, b.leaves)
  visit('o', operator, a.kind, b.kind)
  visit('r', operator, a.role, b.role)
  visit('h', operator, a.head, b.head)
  visit('t', operator, a.times, b.times)
  visit('s', operator, sentenceRelation(a.leaves, b.leaves), '')
  visit('g', operator, subjectRelation(a.subjects, b.subjects), '')
  visit('n', '', orderRelation(a.numbers, b.numbers), '')
  visit('d', operator, near, '')
  visit('k', near, a.kind, b.kind)
  if (sharesLeaf(a.leaves, b.leaves)) visit('u', operator, a.kind, `${a.ops > 0}${b.ops > 0}`)
  if (a.ops === 0 && b.ops === 0 && a.head === b.head) visit('e', operator, a.times, '')
}

export function forEachUnaryFeature(operator: string, a: Term, visit: (...feature: Feature) => void): void {
  visit('o', operator, a.kind, '')
  visit('r', operator, a.role, '')
  visit('h', operator, a.head, '')
}

/** All features of a term and of what it was joined from. */
export function featuresOf(term: Term): string[] {
  if (!term.from) return []
  const [a, b] = term.from
  const own: string[] = []
  const note = (...feature: Feature) => own.push(written(feature))
  if (b) forEachJoinFeature(term.operator, a, b, note)
  else forEachUnaryFeature(term.operator, a, note)
  return [...featuresOf(a), ...(b ? featuresOf(b) : []), ...own]
}

const timeOrder = ['now', 'before', 'planned', 'rival'] as const

export function timesOf(leaves: readonly Leaf[]): string {
  return timeOrder.filter((time) => leaves.some((leaf) => leaf.time === time)).join('+')
}

function nearest(a: readonly Leaf[], b: readonly Leaf[]): string {
  let best = 99
  for (const one of a)
    for (const other of b) if (one.at !== other.at) best = Math.min(best, Math.abs(one.at - other.at))
  return best > 3 ? 'far' : String(best)
}

function sentenceRelation(a: readonly Leaf[], b: readonly Leaf[]): string {
  let best = 99
  for (const one of a)
    for (const other of b)
      if (one.at !== other.at && one.sentence !== undefined && other.sentence !== undefined)
        best = Math.min(best, Math.abs(one.sentence - other.sentence))
  return best > 1 ? 'far' : String(best)
}

/** Of one group, of two, or of a group and the whole. */
function subjectRelation(a: readonly string[], b: readonly string[]): string {
  if (a.length === 0 && b.length === 0) return 'none'
  if (a.length === 0 || b.length === 0) return 'half'
  return a.some((subject) => b.includes(subject)) ? 'same' : 'other'
}

/** First with first and second with second, where figures come more than once. */
function orderRelation(a: readonly number[], b: readonly number[]): string {
  if (a.length === 0 || b.length === 0) return a.length + b.length === 0 ? 'single' : 'half'
  if (a.length > 1 || b.length > 1) return 'mixed'
  return a[0] === b[0] ? 'same' : 'other'
}

export function sharesLeaf(a: readonly Leaf[], b: readonly Leaf[]): boolean {
  return a.some(({ at }) => b.some((other) => other.at === at))
}
