/** Measurements of something and of something bare, taken in turns: what a machine can do changes from minute to minute. */
export interface Pair {
  bare: number[]
  ours: number[]
}

/** @returns what each round measured, one after the other: bare, ours, bare, ours. */
export async function measureInTurns(
  rounds: number,
  bare: () => Promise<number[]>,
  ours: () => Promise<number[]>,
): Promise<Pair> {
  const pair: Pair = { bare: [], ours: [] }
  for (let round = 0; round < rounds; round++) {
    pair.bare.push(...(await bare()))
    pair.ours.push(...(await ours()))
  }
  return pair
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(Math.ceil(sorted.length * share) - 1, sorted.length - 1)] ?? Number.NaN
}

let missed = false

/** Says what both came to, and whether ours is within `bar` times the bare one. */
export function judge(what: string, { bare, ours }: Pair, share: number, bar: number): void {
  const [low, high] = [quantile(bare, share), quantile(ours, share)]
  const kept = high / low <= bar
  if (!kept) missed = true
  const name = `${what}, p${Math.round(share * 100)}`
  console.log(
    `${kept ? 'kept  ' : 'MISSED'} ${name}: ${(high / low).toFixed(2)} times the bare one (bar: at most ${bar}); ` +
      `${high.toFixed(1)} against ${low.toFixed(1)} ms, ${ours.length} and ${bare.length} measured`,
  )
}

export function hasMissed(): boolean {
  return missed
}
