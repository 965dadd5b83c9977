import { vi } from 'vitest'

/** Waits for a fact, far longer than it takes on a machine that does other work too. */
export function waitFor<Result>(fact: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(fact, { timeout: 30_000, interval: 10 })
}
