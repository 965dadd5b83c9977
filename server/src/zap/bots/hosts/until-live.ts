import { setTimeout as wait } from 'node:timers/promises'

const LOOK_MS = 250

/** Looks until `done` answers something, at most so long. */
export async function lookUntil<Found>(
  withinMs: number,
  done: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const deadline = performance.now() + withinMs
  // Ends: when there is something, or at the deadline.
  for (;;) {
    const found = await done()
    if (found !== undefined) return found
    if (performance.now() > deadline) return undefined
    await wait(LOOK_MS)
  }
}

export async function isLive(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/live`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
