import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseAddress } from '../database/database-pools.ts'

/** Work on databases: one round a database at a time. */
export interface Rounds {
  /** Resolves when all that was there at the call is done; a call during a round makes it go round once more. */
  run(address: DatabaseAddress): Promise<void>
  /** Resolves when no round runs. */
  settle(): Promise<void>
}

/**
 * After a round of so many rows the next one waits a little, so that more goes with it: a round has a price of its own, and
 * at 1,600 messages a second rounds of few rows cost the database a fifth more a message. Fewer rows go on at once.
 */
const MANY_ROWS = 20
const GATHER_MS = 25

/** @param work does a round, and answers how many rows it had. */
export function createRounds(work: (address: DatabaseAddress) => Promise<number>, signal: AbortSignal): Rounds {
  const running = new Map<string, { again: boolean; done: Promise<void> }>()
  const goRound = async (address: DatabaseAddress, state: { again: boolean }): Promise<void> => {
    try {
      // Ends: when nobody called during a round, or with the signal.
      for (;;) {
        state.again = false
        const rows = await work(address)
        if (!state.again || signal.aborted) return
        if (rows >= MANY_ROWS) await sleep(GATHER_MS)
      }
    } finally {
      running.delete(keyOf(address))
    }
  }
  return {
    run: (address) => {
      const present = running.get(keyOf(address))
      if (present !== undefined) {
        present.again = true
        return present.done
      }
      const state = { again: false, done: Promise.resolve() }
      running.set(keyOf(address), state)
      state.done = goRound(address, state)
      return state.done
    },
    settle: async () => {
      await Promise.allSettled([...running.values()].map(({ done }) => done))
    },
  }
}

/** Names a database over all clusters. */
export function keyOf(database: { cluster: string; name: string }): string {
  return `${database.cluster}/${database.name}`
}
