import { FeatureList } from './feature-list.ts'
import { listJoinFeatures, listUnaryFeatures, namesOf, timesOf } from './join-features.ts'
import { type Production, productions, unaries } from './productions.ts'
import { relate } from './relate.ts'
import type { Kind, Leaf, Term } from './term.ts'
import { adder, type Weights } from './weights.ts'

/** How many terms of each number of operations go on to be joined further. Beyond so many figures an account is a table. */
const widths = [16, 110, 90, 70, 45]

const byKinds = new Map<string, Map<string, Production[]>>()
for (const one of productions) {
  const byRight = byKinds.get(one.left) ?? new Map<string, Production[]>()
  byKinds.set(one.left, byRight.set(one.right, [...(byRight.get(one.right) ?? []), one]))
}

/**
 * All sensible arithmetic over the figures, the likeliest at each size. Chosen by what the figures are and where they stand,
 * never by how large they are: so another value changes only what rests on it.
 */
export function searchTerms(leaves: readonly Term[], weights: Weights): Term[] {
  const add = adder(weights)
  const levels: Term[][] = [leaves.slice(0, widths[0])]
  const seen = new Set(levels[0]!.map(keyOf))
  for (let ops = 1; ops < widths.length; ops++) {
    const level = new Level(widths[ops]!, seen)
    for (const term of levels[ops - 1]!) joinOne(term, add, level)
    for (let left = 0; left < ops; left++)
      for (const a of levels[left]!) for (const b of levels[ops - 1 - left]!) joinTwo(a, b, add, level)
    const best = level.best()
    for (const term of best) seen.add(keyOf(term))
    levels.push(best)
  }
  return levels.slice(1).flat()
}

const kinds: readonly Kind[] = ['each', 'flow', 'sum', 'count', 'share', 'months', 'days']

/** The same for the same arithmetic, whatever its order and sign. */
function keyOf({ kind, print }: Pick<Term, 'kind' | 'print'>): number {
  return kinds.indexOf(kind) * 1e12 + Math.round(Math.log(Math.abs(print)) * 1e8)
}

/** The best terms of one size, without those of a smaller size and without twins. */
class Level {
  #found = new Map<number, Term>()
  #least = Number.NEGATIVE_INFINITY
  readonly #width: number
  readonly #seen: ReadonlySet<number>

  constructor(width: number, seen: ReadonlySet<number>) {
    this.#width = width
    this.#seen = seen
  }

  /** Whether a term would be taken, before it is made. */
  wants(score: number, kind: Kind, print: number): boolean {
    if (score < this.#least || !Number.isFinite(print) || Math.abs(print) < 1e-9) return false
    const key = keyOf({ kind, print })
    if (this.#seen.has(key)) return false
    const known = this.#found.get(key)
    return !known || known.score < score
  }

  put(term: Term): void {
    this.#found.set(keyOf(term), term)
    if (this.#found.size > 4 * this.#width) this.#prune()
  }

  best(): Term[] {
    return [...this.#found.values()]
      .sort((a, b) => b.score - a.score || (a.formula < b.formula ? -1 : 1))
      .slice(0, this.#width)
  }

  #prune(): void {
    const kept = this.best()
    this.#least = kept.at(-1)!.score
    this.#found = new Map(kept.map((term) => [keyOf(term), term]))
  }
}

type Add = ReturnType<typeof adder>
const list = new FeatureList()

function joinOne(term: Term, add: Add, level: Level): void {
  for (const { operator, kind, formula, print } of unaries(term)) {
    listUnaryFeatures(operator, term, list)
    const score = add(term.score, list)
    if (!level.wants(score, kind, print)) continue
    const named = { kind, head: `(${operator} ${term.role})`, role: `${kind}${operator}`, times: term.times }
    level.put({
      ...term,
      ...named,
      formula,
      print,
      operator,
      ops: term.ops + 1,
      score,
      words: { operator, left: term.words },
      names: namesOf(named),
      from: [term],
    })
  }
}

function joinTwo(a: Term, b: Term, add: Add, level: Level): void {
  const options = byKinds.get(a.kind)?.get(b.kind)
  if (!options || a === b) return
  const relation = relate(a, b)
  for (const { operator, commutes, comparing, result, write, print: printOf } of options) {
    if (commutes && a.print > b.print) continue
    // A figure comes twice only where something is compared with a part of itself.
    if (relation.shared && !comparing) continue
    listJoinFeatures(operator, a, b, relation, list)
    const score = add(a.score + b.score, list)
    const print = printOf(a.print, b.print)
    if (!level.wants(score, result, print)) continue
    const leaves = united(a.leaves, b.leaves)
    const named = {
      kind: result,
      head: `(${a.role}${operator}${b.role})`,
      role: `${result}${operator}`,
      times: timesOf(leaves),
    }
    level.put({
      ...named,
      formula: write(a.formula, b.formula),
      ops: a.ops + b.ops + 1,
      leaves,
      subjects: [...new Set([...a.subjects, ...b.subjects])],
      numbers: [...new Set([...a.numbers, ...b.numbers])],
      print,
      score,
      words: { operator, left: a.words, right: b.words },
      operator,
      names: namesOf(named),
      from: [a, b],
    })
  }
}

function united(a: readonly Leaf[], b: readonly Leaf[]): Leaf[] {
  return [...a, ...b.filter(({ at }) => !a.some((leaf) => leaf.at === at))]
}
