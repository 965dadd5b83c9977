import { ConcurrentRunError, type RunStore } from '../ports.ts'
import type { RunEvent } from './events.ts'

/** Events in memory, with the port's one rule: a number is written once. Events are copied, so nobody edits the past. */
export function createMemoryStore(): RunStore {
  const runs = new Map<string, string[]>()
  return {
    async load(run) {
      return (runs.get(run) ?? []).map((event) => JSON.parse(event) as RunEvent)
    },
    async append(event) {
      const events = runs.get(event.run) ?? []
      if (event.seq !== events.length + 1) throw new ConcurrentRunError(event.run, event.seq)
      runs.set(event.run, [...events, JSON.stringify(event)])
    },
  }
}
