/** For each feature, the classes it speaks for or against, by their place. */
export interface LinearModel {
  classes: readonly string[]
  weights: ReadonlyMap<string, readonly (readonly [place: number, weight: number])[]>
}

/** As it is checked in: `feature: "place:tenths …"`, written by training/train-models.ts. */
export interface StoredModel {
  /** In the order of their places. */
  classes: string
  features: Record<string, string>
}

export interface Choice {
  place: number
  /** How likely the class is beside the others, 0 to 1. */
  share: number
  /** The same for every class that was allowed. */
  shares: ReadonlyMap<number, number>
}

/** The class that the features weigh most for. Linear in the features; ties go to the earlier class. */
export function chooseClass({ weights }: LinearModel, features: Iterable<string>, allowed: readonly number[]): Choice {
  const scores = new Map(allowed.map((place) => [place, 0]))
  for (const feature of new Set(features))
    for (const [place, weight] of weights.get(feature) ?? []) {
      const score = scores.get(place)
      if (score !== undefined) scores.set(place, score + weight)
    }
  let best = allowed[0]!
  for (const place of allowed) if (scores.get(place)! > scores.get(best)!) best = place
  const top = scores.get(best)!
  const sizes = new Map([...scores].map(([place, score]) => [place, Math.exp(score - top)]))
  let sum = 0
  for (const size of sizes.values()) sum += size
  const shares = new Map([...sizes].map(([place, size]) => [place, size / sum]))
  return { place: best, share: shares.get(best)!, shares }
}

export function openModel({ classes, features }: StoredModel): LinearModel {
  const pairOf = (text: string) => {
    const [place, tenths] = text.split(':').map(Number) as [number, number]
    return [place, tenths / 10] as const
  }
  const weights = Object.entries(features).map(([name, text]) => [name, text.split(' ').map(pairOf)] as const)
  return { classes: classes.split(' '), weights: new Map(weights) }
}

export function storeModel({ classes, weights }: LinearModel): StoredModel {
  const features = [...weights]
    .filter(([, pairs]) => pairs.length > 0)
    .map(
      ([name, pairs]) =>
        [name, pairs.map(([place, weight]) => `${place}:${Math.round(10 * weight)}`).join(' ')] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return { classes: classes.join(' '), features: Object.fromEntries(features) }
}
