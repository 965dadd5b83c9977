import type { ChangeBus } from '../../tenancy/change-bus.ts'

/** Tells whoever streams an execution that something happened in it, on whatever node. */
export interface ExecutionWatch {
  /** Says it on every node; a fault is nobody's: who waits looks again by itself. */
  tell(executionId: string): void
  /** @returns what stops listening. */
  listen(executionId: string, listener: () => void): () => void
  /** Ends every stream of this process: it is going. */
  end(): void
  readonly ended: AbortSignal
}

export function createExecutionWatch(changes: Pick<ChangeBus, 'on' | 'publish'>): ExecutionWatch {
  const listeners = new Map<string, Set<() => void>>()
  const ending = new AbortController()
  changes.on('execution', (id) => {
    // `*`: the connection was lost, and what was said with it.
    const heard = id === '*' ? [...listeners.values()].flatMap((set) => [...set]) : (listeners.get(id) ?? [])
    for (const listener of heard) listener()
  })
  return {
    ended: ending.signal,
    end: () => ending.abort(),
    tell: (id) => {
      changes.publish('execution', id).catch(() => undefined)
    },
    listen: (id, listener) => {
      const set = listeners.get(id) ?? new Set()
      listeners.set(id, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(id)
      }
    },
  }
}
