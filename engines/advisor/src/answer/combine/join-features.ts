import { FeatureList, parts, tables } from './feature-list.ts'
import { Names } from './names.ts'
import { type Relation, relate } from './relate.ts'
import type { Leaf, Term, TermNames } from './term.ts'

const none = parts.numberOf('')
const ofOrder = tables.numberOf('n|')
const grown = [
  parts.numberOf('falsefalse'),
  parts.numberOf('falsetrue'),
  parts.numberOf('truefalse'),
  parts.numberOf('truetrue'),
]

type Tables = Readonly<Record<'o' | 'r' | 'h' | 't' | 's' | 'g' | 'd' | 'u' | 'e', number>>
const operators = new Names()
const ofOperators: Tables[] = []

/** The tables of features that an operator has. */
function tablesOf(operator: string): Tables {
  const number = operators.numberOf(operator)
  ofOperators[number] ??= Object.fromEntries(
    [...'orhtsgdue'].map((tag) => [tag, tables.numberOf(`${tag}|${operator}`)]),
  ) as Tables
  return ofOperators[number]
}

/** Lists what speaks for or against joining two terms: what they are, and how their figures stand to each other in the text. */
export function listJoinFeatures(operator: string, a: Term, b: Term, relation: Relation, list: FeatureList): void {
  const by = tablesOf(operator)
  const left = a.names
  const right = b.names
  list.size = 0
  list.add(by.o, left.kind, right.kind)
  list.add(by.r, left.role, right.role)
  list.add(by.h, left.head, right.head)
  list.add(by.t, left.times, right.times)
  list.add(by.s, relation.sentence, none)
  list.add(by.g, relation.subject, none)
  list.add(ofOrder, relation.order, none)
  list.add(by.d, relation.near, none)
  list.add(relation.nearTable, left.kind, right.kind)
  if (relation.shared) list.add(by.u, left.kind, grown[2 * Number(a.ops > 0) + Number(b.ops > 0)]!)
  if (a.ops === 0 && b.ops === 0 && left.head === right.head) list.add(by.e, left.times, none)
}

export function listUnaryFeatures(operator: string, { names }: Term, list: FeatureList): void {
  const by = tablesOf(operator)
  list.size = 0
  list.add(by.o, names.kind, none)
  list.add(by.r, names.role, none)
  list.add(by.h, names.head, none)
}

const list = new FeatureList()

/** All features of a term and of what it was joined from. */
export function featuresOf(term: Term): string[] {
  if (!term.from) return []
  const [a, b] = term.from
  const before = b ? [...featuresOf(a), ...featuresOf(b)] : featuresOf(a)
  if (b) listJoinFeatures(term.operator, a, b, relate(a, b), list)
  else listUnaryFeatures(term.operator, a, list)
  return [...before, ...list.written()]
}

const timeOrder = ['now', 'before', 'planned', 'rival'] as const

export function timesOf(leaves: readonly Leaf[]): string {
  return timeOrder.filter((time) => leaves.some((leaf) => leaf.time === time)).join('+')
}

export function namesOf({ kind, role, head, times }: Pick<Term, 'kind' | 'role' | 'head' | 'times'>): TermNames {
  return {
    kind: parts.numberOf(kind),
    role: parts.numberOf(role),
    head: parts.numberOf(head),
    times: parts.numberOf(times),
  }
}
