import type { RunStore } from '../ports.ts'

/** What a killed process would have been: the write reached the store, nothing after it happened. */
export class KilledError extends Error {
  constructor() {
    super('killed')
    this.name = 'KilledError'
  }
}

/** A store whose process dies right after its `writes`-th append: that one is kept, every later one is refused. */
export function createKillingStore(store: RunStore, writes: number): RunStore {
  let written = 0
  return {
    load: (run) => store.load(run),
    async append(event) {
      if (written >= writes) throw new KilledError()
      await store.append(event)
      written++
      if (written >= writes) throw new KilledError()
    },
  }
}
