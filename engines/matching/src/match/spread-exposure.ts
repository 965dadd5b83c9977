import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import { hasBetterTwin } from './better-twins.ts'
import type { Scores } from './score-rows.ts'

/** So that a dealer's stock is seen: among near-equals, show what has been shown least. */
export interface Exposure {
  /** How often each item has been shown, by id; what is not there has never been. */
  shown: ReadonlyMap<string, number>
  /** Share of the list's utility that may be given up for it, 0..1; 0.02 by default. */
  mostLoss?: number
  /** Orders what has been shown equally often; without it the better one goes first. */
  seed?: number
}

/**
 * Replaces all but the first of `chosen` by items shown less often, as long as the whole list keeps
 * `1 − mostLoss` of its utility. What is replaced keeps the cap per group, and nothing takes a place that another
 * fitting item, like it in every category and at least as good in every number, could take: cheaper is never passed
 * over for dearer. The rest stays in order of score.
 * @param chosen positions into `rows`, in rank order. @returns positions, as many.
 */
export function spreadExposure(
  catalogue: Catalogue,
  rows: Int32Array,
  scores: Scores,
  chosen: readonly number[],
  { shown, mostLoss = 0.02, seed }: Exposure,
): number[] {
  const { score, utility } = scores
  const list = [...chosen]
  const rowAt = (position: number): number => rows[position]!
  const times = Float64Array.from(rows, (row) => shown.get(catalogue.items[row]!.id) ?? 0)
  const isFitting = new Uint8Array(catalogue.items.length)
  for (const row of rows) isFitting[row] = 1
  const orderOf = (position: number): number => catalogue.order[rowAt(position)]!
  const rankOf = (position: number): number =>
    seed === undefined ? -score[position]! : shuffled(seed, catalogue.items[rowAt(position)]!.id)
  const isBefore = (a: number, b: number): boolean =>
    (times[a]! - times[b]! || rankOf(a) - rankOf(b) || orderOf(a) - orderOf(b)) < 0
  let budget = mostLoss * list.reduce((sum, position) => sum + utility[position]!, 0)
  const lossOf = (from: number, to: number): number =>
    Math.max(0, score[from]! - score[to]!, utility[from]! - utility[to]!)
  for (let place = list.length - 1; place >= 1; place--) {
    const here = list[place]!
    const kept = list.filter((position) => position !== here).map(rowAt)
    // What has a worse twin in the list stays: else the dearer of two equal cars would be shown without the cheaper.
    if (kept.some((row) => hasBetterTwin(catalogue, row, (other) => other === rowAt(here)))) continue
    const fitsGroup = groupTest(catalogue, rows, list, place)
    const remains = (row: number): boolean => isFitting[row] === 1 && !kept.includes(row)
    // The last place may spend it all: what is read last costs least, and that reaches most of the stock
    // (68 % of 300 cars for 1.1 % of utility, against 59 % with even shares).
    let pick = here
    for (let i = 0; i < rows.length; i++) {
      if (lossOf(here, i) > budget || score[i]! > score[list[0]!]! || !isBefore(i, pick)) continue
      if (!list.includes(i) && fitsGroup(i) && !hasBetterTwin(catalogue, rowAt(i), remains)) pick = i
    }
    if (pick === here) continue
    budget -= lossOf(here, pick)
    list[place] = pick
  }
  const [first, ...rest] = list
  if (first === undefined || rest.every((position, i) => position === chosen[i + 1])) return list
  return [first, ...rest.sort((a, b) => score[b]! - score[a]! || orderOf(a) - orderOf(b))]
}

/** Whether a position may take this place of the list without more of its group than the model allows. */
function groupTest(
  catalogue: Catalogue,
  rows: Int32Array,
  list: readonly number[],
  place: number,
): (position: number) => boolean {
  const { groups, model } = catalogue
  const groupOf = (position: number): number => groups?.of[rows[position]!] ?? Number.NaN
  const others = list.filter((_, at) => at !== place).map(groupOf)
  const countOf = (wanted: number): number => others.filter((group) => group === wanted).length
  // Nor may variety pay for exposure: what stood alone of its group is not replaced by a second of another.
  const most = countOf(groupOf(list[place]!)) === 0 ? 1 : model.diversity.most
  return (position) => Number.isNaN(groupOf(position)) || countOf(groupOf(position)) < most
}

/** An order of ids that differs from seed to seed (FNV-1a with a final mix). */
function shuffled(seed: number, id: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
