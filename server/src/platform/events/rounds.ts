import type { DatabaseAddress } from '../database/database-pools.ts'

/** Work on databases: one round a database at a time. */
export interface Rounds {
  /** Resolves when all that was there at the call is done; a call during a round makes it go round once more. */
  run(address: DatabaseAddress): Promise<void>
  /** Resolves when no round runs. */
  settle(): Promise<void>
}

export function createRounds(work: (address: DatabaseAddress) => Promise<void>, signal: AbortSignal): Rounds {
  const running = new Map<string, { again: boolean; done: Promise<void> }>()
  const goRound = async (address: DatabaseAddress, state: { again: boolean }): Promise<void> => {
    try {
      do {
        state.again = false
        await work(address)
      } while (state.again && !signal.aborted)
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
