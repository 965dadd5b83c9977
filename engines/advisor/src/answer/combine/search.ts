import { forEachJoinFeature, forEachUnaryFeature, sharesLeaf, timesOf } from './join-features.ts'
import { type Production, productions, unaries } from './productions.ts'
import type { Kind, Leaf, Term } from './term.ts'
import { lookUp, type Weights } from './weights.ts'

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
  const weightOf = lookUp(weights)
  const levels: Term[][] = [leaves.slice(0, widths[0])]
  const seen = new Set(levels[0]!.map(keyOf))
  for (let ops = 1; ops < widths.length; ops++) {
    const level = new Level(widths[ops]!, seen)
    for (const term of levels[ops - 1]!) joinOne(term, weightOf, level)
    for (let left = 0; left < ops; left++)
      for (const a of levels[left]!) for (const b of levels[ops - 1 - left]!) joinTwo(a, b, weightOf, level)
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

  offer(score: number, kind: Kind, print: number, make: () => Term): void {
    if (score < this.#least || !Number.isFinite(print) || Math.abs(print) < 1e-9) return
    const key = keyOf({ kind, print })
    if (this.#seen.has(key)) return
    const known = this.#found.get(key)
    if (known && known.score >= score) return
    this.#found.set(key, make())
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

type WeightOf = ReturnType<typeof lookUp>

function joinOne(term: Term, weightOf: WeightOf, level: Level): void {
  for (const { operator, kind, formula, print } of unaries(term)) {
    let score = term.score
    forEachUnaryFeature(operator, term, (...feature) => {
      score += weightOf(...feature)
    })
    level.offer(score, kind, print, () => ({
      ...term,
      formula,
      kind,
      print,
      operator,
      head: `(${operator} ${term.role})`,
      role: `${kind}${operator}`,
      ops: term.ops + 1,
      score,
      words: { operator, left: term.words },
      from: [term],
    }))
  }
}

function joinTwo(a: Term, b: Term, weightOf: WeightOf, level: Level): void {
  const options = byKinds.get(a.kind)?.get(b.kind)
  if (!options || a === b) return
  const shared = sharesLeaf(a.leaves, b.leaves)
  for (const { operator, commutes, result, write, print: printOf } of options) {
    if (commutes && a.print > b.print) continue
    // A figure comes twice only where something is compared with a part of itself.
    if (shared && !/^(?:-|\/|%c?)$/.test(operator)) continue
    let score = a.score + b.score
    forEachJoinFeature(operator, a, b, (...feature) => {
      score += weightOf(...feature)
    })
    const print = printOf(a.print, b.print)
    level.offer(score, result, print, () => {
      const leaves = united(a.leaves, b.leaves)
      return {
        formula: write(a.formula, b.formula),
        kind: result,
        head: `(${a.role}${operator}${b.role})`,
        role: `${result}${operator}`,
        ops: a.ops + b.ops + 1,
        leaves,
        times: timesOf(leaves),
        subjects: [...new Set([...a.subjects, ...b.subjects])],
        numbers: [...new Set([...a.numbers, ...b.numbers])],
        print,
        score,
        words: { operator, left: a.words, right: b.words },
        operator,
        from: [a, b],
      }
    })
  }
}

function united(a: readonly Leaf[], b: readonly Leaf[]): Leaf[] {
  return [...a, ...b.filter(({ at }) => !a.some((leaf) => leaf.at === at))]
}
