/** How much may come at once (`burst`), and how much in the long run. */
export interface Rate {
  burst: number
  perSecond: number
}

export interface TokenBucket {
  /** False when there were not so many tokens; they are gone either way. */
  take(count: number): boolean
}

/** @param now milliseconds that only grow. */
export function createTokenBucket(
  { burst, perSecond }: Rate,
  now: () => number = () => performance.now(),
): TokenBucket {
  let tokens = burst
  let since = now()
  return {
    take: (count) => {
      const at = now()
      tokens = Math.min(burst, tokens + ((at - since) / 1_000) * perSecond) - count
      since = at
      return tokens >= 0
    },
  }
}
