import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import type { Facts } from '../catalogue/read-rows.ts'
import { narrow, type Selection, selectAll } from '../catalogue/selection.ts'
import type { Correction } from '../clicks/correction.ts'
import { type Explanation, explain } from '../explain/explain.ts'
import { typicalOf } from '../explain/typical.ts'
import type { Constraint } from '../model/constraint.ts'
import { checkWishes } from '../wishes/check-wishes.ts'
import type { Wishes, WishesInput } from '../wishes/wishes.ts'
import { type Contribution, contributionsOf } from './contributions-of.ts'
import { diversify } from './diversify.ts'
import { findRelaxation, type Relaxation } from './find-relaxation.ts'
import { planUtility } from './plan-utility.ts'
import { scoreRows } from './score-rows.ts'

export interface Match {
  id: string
  facts: Facts
  /** `utility + correction − uncertainty`: what the ranking compares before variety. */
  score: number
  /** Sum of the contributions, 0..1. */
  utility: number
  /** Share of the weight whose value is known, 0..1. */
  confidence: number
  contributions: Contribution[]
  /** What clicks taught, within ± its bound. */
  correction: number
  /** Score lost because values are unknown. */
  uncertainty: number
  explanation: Explanation
}

export interface MatchResult {
  matches: Match[]
  /** How many items satisfy the constraints as applied. */
  fitting: number
  /** Empty when everything asked was respected. */
  relaxed: Relaxation[]
  /** Why `matches` is empty. */
  empty?: 'empty_catalogue' | 'nothing_fits'
  /** With `nothing_fits`: how many items each constraint excludes by itself, most first. */
  blocking: { constraint: Constraint; excludes: number }[]
}

export interface MatchOptions {
  /** How many to return; 3 by default. */
  count?: number
  /** Learned from clicks; see learnCorrection. */
  correction?: Correction
  /** Rows already narrowed by some of the wishes' constraints, to save scanning them again. */
  from?: Selection
}

/**
 * Ranks a catalogue for one person and says why. Pure: same input, same output.
 * @throws InvalidWishes when wishes do not suit the model.
 */
export function match(catalogue: Catalogue, input: WishesInput, options: MatchOptions = {}): MatchResult {
  const { model } = catalogue
  const wishes = checkWishes(model, input)
  if (catalogue.items.length === 0) return { ...NOTHING, empty: 'empty_catalogue' }
  const { selection, relaxed, constraints } = select(catalogue, wishes, options.from)
  if (selection === undefined) return { ...NOTHING, empty: 'nothing_fits', blocking: whatBlocks(catalogue, wishes) }

  const { rows } = selection
  const terms = planUtility(catalogue, wishes)
  const scores = scoreRows(rows, terms, model.uncertaintyPenalty, options.correction)
  const typical = typicalOf(catalogue, rows, terms)
  const matches = diversify(catalogue, rows, scores.score, options.count ?? 3).map((position): Match => {
    const row = rows[position]!
    const { id, facts } = catalogue.items[row]!
    const contributions = contributionsOf(terms, row)
    const confidence = scores.confidence[position]!
    return {
      id,
      facts,
      score: scores.score[position]!,
      utility: scores.utility[position]!,
      confidence,
      contributions,
      correction: scores.correction[position]!,
      uncertainty: model.uncertaintyPenalty * (1 - confidence),
      explanation: explain({ model, facts, contributions, typical, constraints }),
    }
  })
  return { matches, fitting: rows.length, relaxed, blocking: [] }
}

const NOTHING = { matches: [], fitting: 0, relaxed: [], blocking: [] }

interface Selected {
  selection: Selection | undefined
  relaxed: Relaxation[]
  /** As applied. */
  constraints: readonly Constraint[]
}

function select(catalogue: Catalogue, wishes: Wishes, from: Selection | undefined): Selected {
  const { constraints } = wishes
  const reusable = from?.constraints.every((done) => constraints.some((asked) => isSame(done, asked)))
  const start = from !== undefined && reusable ? from : selectAll(catalogue)
  const remaining = constraints.filter((asked) => !start.constraints.some((done) => isSame(done, asked)))
  const selection = narrow(catalogue, start, remaining)
  if (selection.rows.length > 0) return { selection, relaxed: [], constraints }
  const relaxed = findRelaxation(catalogue, constraints)
  if (relaxed === undefined) return { selection: undefined, relaxed: [], constraints }
  const applied = constraints.map(
    (constraint) => relaxed.find(({ asked }) => asked.id === constraint.id)?.applied ?? constraint,
  )
  return { selection: narrow(catalogue, selectAll(catalogue), applied), relaxed, constraints: applied }
}

function isSame(a: Constraint, b: Constraint): boolean {
  return a === b || JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
}

function whatBlocks(catalogue: Catalogue, { constraints }: Wishes): MatchResult['blocking'] {
  const all = selectAll(catalogue)
  return constraints
    .map((constraint) => ({
      constraint,
      excludes: all.rows.length - narrow(catalogue, all, [constraint]).rows.length,
    }))
    .sort((a, b) => b.excludes - a.excludes)
}
