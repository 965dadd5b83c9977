import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import type { Facts } from '../catalogue/read-rows.ts'
import { narrow, type Selection, selectAll } from '../catalogue/selection.ts'
import type { Correction } from '../clicks/correction.ts'
import { type Explained, type Explanation, explain } from '../explain/explain.ts'
import { typicalOf } from '../explain/typical.ts'
import type { Constraint } from '../model/constraint.ts'
import { checkWishes } from '../wishes/check-wishes.ts'
import type { Wishes, WishesInput } from '../wishes/wishes.ts'
import { type Contribution, contributionsOf } from './contributions-of.ts'
import { diversify } from './diversify.ts'
import { findNearby } from './find-nearby.ts'
import { findRelaxation, type Relaxation, relaxationsFor } from './find-relaxation.ts'
import { planUtility, type Term } from './plan-utility.ts'
import { scoreRows } from './score-rows.ts'
import { type Exposure, spreadExposure } from './spread-exposure.ts'

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

/** A match that misses something asked, and exactly what. */
export interface NearMatch extends Match {
  misses: Relaxation[]
}

export interface MatchResult {
  matches: Match[]
  /** When fewer fit than were wanted: the closest others, each with what it misses, least first. */
  nearby: NearMatch[]
  /** How many items satisfy the constraints as applied. */
  fitting: number
  /** Empty when everything asked was respected. */
  relaxed: Relaxation[]
  /** Why `matches` is empty. */
  empty?: 'empty_catalogue' | 'nothing_fits'
  /** With `nothing_fits`: how many items each constraint excludes by itself, in the order asked. */
  blocking: { constraint: Constraint; excludes: number }[]
}

export interface MatchOptions {
  /** How many to return; 3 by default. */
  count?: number
  /** Learned from clicks; see learnCorrection. */
  correction?: Correction
  /** Rows already narrowed by some of the wishes' constraints, to save scanning them again. */
  from?: Selection
  /** What has been shown so far, to show the rest of the stock where it is as good. */
  exposure?: Exposure
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
  const count = options.count ?? 3
  const terms = planUtility(catalogue, wishes)
  const compared = rows.length >= COMPARABLE ? rows : selectAll(catalogue).rows
  const typical = typicalOf(catalogue, compared, terms)
  const comparedWith = compared === rows ? 'fitting' : 'catalogue'
  const scoring = { catalogue, terms, correction: options.correction }
  const scores = scoreRows(rows, terms, model.uncertaintyPenalty, options.correction)
  const varied = diversify(catalogue, rows, scores.score, count)
  const { exposure } = options
  const placed = exposure === undefined ? varied : spreadExposure(catalogue, rows, scores, varied, exposure)
  const chosen = placed.map((position) => rows[position]!)
  const respected = withoutRelaxed(constraints, relaxed)
  const matches = chosen.map((row) => present(scoring, row, { typical, comparedWith, constraints: respected }))
  const nearby = findNearby(catalogue, wishes.constraints, chosen, count - chosen.length).map((row): NearMatch => {
    const misses = relaxationsFor(catalogue, wishes.constraints, row)
    return {
      ...present(scoring, row, { typical, comparedWith, constraints: withoutRelaxed(wishes.constraints, misses) }),
      misses,
    }
  })
  return { matches, nearby, fitting: rows.length, relaxed, blocking: [] }
}

/** With fewer fitting items than this, what is typical among them says little: compare with the whole catalogue. */
const COMPARABLE = 10

const NOTHING = { matches: [], nearby: [], fitting: 0, relaxed: [], blocking: [] }

/** What is kept of what was asked: of two limits on the price, keeping one is no reason when the other gave way. */
function withoutRelaxed(constraints: readonly Constraint[], relaxed: readonly Relaxation[]): Constraint[] {
  return constraints.filter(({ attribute }) => !relaxed.some(({ asked }) => asked.attribute === attribute))
}

interface Scoring {
  catalogue: Catalogue
  terms: readonly Term[]
  correction: Correction | undefined
}

function present(
  { catalogue, terms, correction }: Scoring,
  row: number,
  against: Pick<Explained, 'typical' | 'comparedWith' | 'constraints'>,
): Match {
  const { model, items } = catalogue
  const { id, facts } = items[row]!
  const scores = scoreRows(Int32Array.of(row), terms, model.uncertaintyPenalty, correction)
  const contributions = contributionsOf(terms, row)
  const confidence = scores.confidence[0]!
  return {
    id,
    facts,
    score: scores.score[0]!,
    utility: scores.utility[0]!,
    confidence,
    contributions,
    correction: scores.correction[0]!,
    uncertainty: model.uncertaintyPenalty * (1 - confidence),
    explanation: explain({ model, facts, contributions, ...against }),
  }
}

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
  return constraints.map((constraint) => ({
    constraint,
    excludes: all.rows.length - narrow(catalogue, all, [constraint]).rows.length,
  }))
}
