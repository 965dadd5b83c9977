import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
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
  const timesOf = (position: number): number => shown.get(catalogue.items[rows[position]!]!.id) ?? 0
  const orderOf = (position: number): number => catalogue.order[rows[position]!]!
  const rankOf = (position: number): number =>
    seed === undefined ? -score[position]! : shuffled(seed, catalogue.items[rows[position]!]!.id)
  let budget = mostLoss * list.reduce((sum, position) => sum + utility[position]!, 0)
  const lossOf = (from: number, to: number): number =>
    Math.max(0, score[from]! - score[to]!, utility[from]! - utility[to]!)
  for (let place = list.length - 1; place >= 1; place--) {
    const here = list[place]!
    // The last place may spend it all: what is read last costs least, and that reaches most of the stock
    // (68 % of 300 cars for 1.1 % of utility, against 59 % with even shares).
    const candidates: number[] = []
    for (let i = 0; i < rows.length; i++)
      if (lossOf(here, i) <= budget && score[i]! <= score[list[0]!]! && (i === here || !list.includes(i)))
        candidates.push(i)
    candidates.sort((a, b) => timesOf(a) - timesOf(b) || rankOf(a) - rankOf(b) || orderOf(a) - orderOf(b))
    const kept = list.filter((position) => position !== here).map((position) => rows[position]!)
    // What has a worse twin in the list stays: else the dearer of two equal cars would be shown without the cheaper.
    if (kept.some((row) => hasBetterTwin(catalogue, row, [rows[here]!]))) continue
    const pick = candidates.find((i) => {
      if (i === here) return true
      if (!fitsGroup(catalogue, rows, list, place, i)) return false
      return !hasBetterTwin(
        catalogue,
        rows[i]!,
        rows.filter((row) => !kept.includes(row)),
      )
    })
    if (pick === undefined || pick === here) continue
    budget -= lossOf(here, pick)
    list[place] = pick
  }
  const [first, ...rest] = list
  if (first === undefined || rest.every((position, i) => position === chosen[i + 1])) return list
  return [first, ...rest.sort((a, b) => score[b]! - score[a]! || orderOf(a) - orderOf(b))]
}

function fitsGroup(catalogue: Catalogue, rows: Int32Array, list: readonly number[], place: number, i: number): boolean {
  const { groups, model } = catalogue
  const group = groups?.of[rows[i]!] ?? Number.NaN
  if (Number.isNaN(group)) return true
  const countOf = (wanted: number): number =>
    list.filter((position, at) => at !== place && groups!.of[rows[position]!] === wanted).length
  // Nor may variety pay for exposure: what stood alone of its group is not replaced by a second of another.
  const most = countOf(groups!.of[rows[list[place]!]!]!) === 0 ? 1 : model.diversity.most
  return countOf(group) < most
}

/** Whether some item is like this one in every category, nowhere worse and somewhere better: equal but cheaper. */
function hasBetterTwin(catalogue: Catalogue, own: number, others: Iterable<number>): boolean {
  for (const other of others) {
    if (other === own) continue
    let better = false
    let isTwin = true
    for (const { values, attribute } of catalogue.columns.values()) {
      const [mine, its] = [values[own]!, values[other]!]
      const { direction, kind } = attribute
      // An undirected number, as a reference price, makes nothing better or worse.
      if (mine === its || (Number.isNaN(mine) && Number.isNaN(its)) || (kind === 'number' && !direction)) continue
      isTwin = direction !== undefined && (direction === 'lower' ? its < mine : its > mine)
      if (!isTwin) break
      better = true
    }
    if (isTwin && better) return true
  }
  return false
}

/** An order of ids that differs from seed to seed (FNV-1a with a final mix). */
function shuffled(seed: number, id: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
