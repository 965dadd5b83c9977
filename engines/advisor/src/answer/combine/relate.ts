import { parts, tables } from './feature-list.ts'
import type { Leaf, Term } from './term.ts'

/** How the figures of two terms stand to each other in the text, as numbers of `parts`. The same for every operator. */
export interface Relation {
  /** Places between the nearest two figures, the table of features by it, and sentences between the nearest. */
  near: number
  nearTable: number
  sentence: number
  subject: number
  order: number
  /** One figure is in both. */
  shared: boolean
}

const steps = ['0', '1', '2', '3', 'far']
const distances = steps.map((step) => parts.numberOf(step))
const nearTables = steps.map((step) => tables.numberOf(`k|${step}`))
const far = steps.length - 1

const named = <Key extends string>(...names: Key[]) =>
  Object.fromEntries(names.map((name) => [name, parts.numberOf(name)])) as Record<Key, number>
const relations = named('none', 'single', 'half', 'mixed', 'same', 'other')

export function relate(a: Term, b: Term): Relation {
  let near = far
  let sentence = far
  let shared = false
  for (const one of a.leaves)
    for (const other of b.leaves) {
      if (one.at === other.at) {
        shared = true
        continue
      }
      near = Math.min(near, Math.abs(one.at - other.at))
      sentence = Math.min(sentence, sentencesBetween(one, other))
    }
  return {
    near: distances[near]!,
    nearTable: nearTables[near]!,
    sentence: distances[sentence > 1 ? far : sentence]!,
    subject: subjectRelation(a.subjects, b.subjects),
    order: orderRelation(a.numbers, b.numbers),
    shared,
  }
}

function sentencesBetween(one: Leaf, other: Leaf): number {
  return one.sentence === undefined || other.sentence === undefined ? far : Math.abs(one.sentence - other.sentence)
}

/** Of one group, of two, or of a group and the whole. */
function subjectRelation(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return relations.none
  if (a.length === 0 || b.length === 0) return relations.half
  return a.some((subject) => b.includes(subject)) ? relations.same : relations.other
}

/** First with first and second with second, where figures come more than once. */
function orderRelation(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length === 0 ? relations.single : relations.half
  if (a.length > 1 || b.length > 1) return relations.mixed
  return a[0] === b[0] ? relations.same : relations.other
}
