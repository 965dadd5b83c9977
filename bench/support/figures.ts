/** Milliseconds of several rounds in one list. */
export function together(rounds: readonly Float64Array[]): Float64Array {
  return Float64Array.from(rounds.flatMap((delays) => [...delays]))
}

export function percentile(delays: Float64Array, part: number): number {
  const sorted = delays.toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** 95th percentile as a multiple of what it is without load, in the same run. */
export function timesIdle(idle: readonly Float64Array[], busy: readonly Float64Array[]): number {
  return percentile(together(busy), 0.95) / percentile(together(idle), 0.95)
}

export function describe(delays: Float64Array): string {
  return `p50 ${percentile(delays, 0.5).toFixed(1)} ms, p95 ${percentile(delays, 0.95).toFixed(1)} ms, most ${percentile(delays, 1).toFixed(1)} ms`
}

export interface Bars {
  /** Prints a figure beside its bar. */
  expectAtMost(what: string, value: number, bar: number): void
  missed(): number
}

export function createBars(): Bars {
  let missed = 0
  return {
    expectAtMost: (what, value, bar) => {
      const kept = value <= bar
      if (!kept) missed += 1
      console.log(`${kept ? 'kept  ' : 'MISSED'} ${what}: ${value.toFixed(2)} (bar: at most ${bar})`)
    },
    missed: () => missed,
  }
}
