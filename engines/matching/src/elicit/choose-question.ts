import type { Item } from '../catalogue/read-rows.ts'
import type { Tastes } from '../tastes/learn-tastes.ts'
import type { Belonging } from '../tastes/predict-choice.ts'
import { featureOf } from '../tastes/taste-features.ts'

/** What each kind of buyer likes of each item, computed once for a stock: `liking[kind][item]`. */
export function likingOf(tastes: Tastes, items: readonly Pick<Item, 'facts'>[]): Float64Array[] {
  const encoded = items.map(({ facts }) => tastes.features.map((feature) => featureOf(feature, facts)))
  return tastes.classes.map(({ weights }) =>
    Float64Array.from(encoded, (row) => row.reduce((sum, value, k) => sum + value * weights[k]!, 0)),
  )
}

/**
 * "Which of these would you take?": the items to ask about, by their positions. Each is what one buyer, drawn from
 * those the person may still be, likes best: so what is likely the person's best is shown early, and answers part
 * the buyers where they disagree. `kept` (what the person took last) is shown again, to be beaten.
 * @param random a source of numbers in [0, 1).
 */
export function chooseQuestion(
  liking: readonly Float64Array[],
  belonging: Belonging,
  count: number,
  random: () => number,
  kept: { taken?: number; asked: ReadonlySet<number> },
): number[] {
  const question = kept.taken === undefined ? [] : [kept.taken]
  const size = liking[0]?.length ?? 0
  const free = (item: number): boolean => !kept.asked.has(item) && !question.includes(item)
  for (let draws = 0; question.length < count && liking.length > 0 && draws < 20 * count; draws++) {
    const own = liking[draw(belonging, random)]!
    let best = -1
    for (let item = 0; item < size; item++) if (free(item) && (best < 0 || own[item]! > own[best]!)) best = item
    if (best < 0) break
    question.push(best)
  }
  return question
}

function draw(belonging: Belonging, random: () => number): number {
  let left = random()
  for (let k = 0; k < belonging.length; k++) {
    left -= belonging[k]!
    if (left <= 0) return k
  }
  return belonging.length - 1
}
