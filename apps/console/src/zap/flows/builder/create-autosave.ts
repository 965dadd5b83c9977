import type { Draft } from '../draft/draft.ts'

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'failed' }
  | { kind: 'conflict'; revision: number; by: string; at: Date }

interface AutosavePorts {
  draft(): Draft
  /** Gives the new revision. */
  save(draft: Draft, beganWith: number): Promise<number>
  conflictOf(error: unknown): { revision: number; saved_by: string; saved_at: Date } | undefined
  /** Calls back once after a while; gives what takes it back. */
  later(run: () => void, milliseconds: number): () => void
}

export interface Autosave {
  state(): SaveState
  revision(): number
  subscribe(listener: () => void): () => void
  /** The draft may be another one: it is saved when it has been left alone for a moment. */
  changed(): void
  /** Saves what is not saved, now; true where all of it is stored afterwards. */
  flush(): Promise<boolean>
  /** Takes the draft of the moment for what the server has, at this revision. */
  adopt(revision: number): void
  /** After a conflict: writes over what somebody else saved. */
  overwrite(): Promise<boolean>
}

/** Long enough for a word to be written, short enough that a lost tab loses nothing that hurts. */
const QUIET = 800
const RETRY = 5_000

/** Keeps the draft on the server, one save at a time. What somebody else saved meanwhile is never written over unasked. */
export function createAutosave(ports: AutosavePorts, revision: number): Autosave {
  let state: SaveState = { kind: 'saved' }
  let stored = ports.draft()
  let known = revision
  let cancel: (() => void) | undefined
  let running: Promise<boolean> | undefined
  const listeners = new Set<() => void>()
  const set = (next: SaveState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const schedule = (milliseconds: number) => {
    cancel?.()
    cancel = ports.later(() => void flush(), milliseconds)
  }
  const saveOnce = async (): Promise<boolean> => {
    const draft = ports.draft()
    set({ kind: 'saving' })
    try {
      known = await ports.save(draft, known)
      stored = draft
    } catch (error) {
      const conflict = ports.conflictOf(error)
      if (conflict !== undefined) {
        set({ kind: 'conflict', revision: conflict.revision, by: conflict.saved_by, at: conflict.saved_at })
        return false
      }
      set({ kind: 'failed' })
      schedule(RETRY)
      return false
    }
    // What was written while it was on its way follows.
    if (ports.draft() !== stored) return saveOnce()
    set({ kind: 'saved' })
    return true
  }
  const flush = async (): Promise<boolean> => {
    cancel?.()
    if (running !== undefined) return running
    if (state.kind === 'conflict') return false
    if (ports.draft() === stored) {
      if (state.kind !== 'saved') set({ kind: 'saved' })
      return true
    }
    running = saveOnce().finally(() => {
      running = undefined
    })
    return running
  }
  return {
    state: () => state,
    revision: () => known,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changed: () => {
      if (state.kind === 'conflict' || state.kind === 'saving' || ports.draft() === stored) return
      if (state.kind !== 'waiting') set({ kind: 'waiting' })
      schedule(QUIET)
    },
    flush,
    adopt: (next) => {
      cancel?.()
      known = next
      stored = ports.draft()
      set({ kind: 'saved' })
    },
    overwrite: async () => {
      if (state.kind !== 'conflict') return flush()
      known = state.revision
      set({ kind: 'waiting' })
      return flush()
    },
  }
}
