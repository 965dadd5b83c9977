/**
 * How long to wait after the nth failure: doubling from `first` to `most`, of which a random half is taken off, so that
 * fifty bots that lost the same server do not come back in the same instant.
 */
export function backoff(first: number, most: number, random: () => number = Math.random): (attempts: number) => number {
  return (attempts) => {
    const full = Math.min(most, first * 2 ** Math.min(30, attempts - 1))
    return Math.round(full * (0.5 + random() / 2))
  }
}
