import type { ContactId, ConversationId, MemberId } from '@recado/contracts/ids'
import type { Availability } from '@recado/contracts/realtime'
import type { Connection, Typist } from '../inbox/inbox-data.ts'

export interface Viewer {
  member_id: MemberId
  name: string
}

export interface LiveTypist extends Typist {
  id: MemberId | ContactId
  /** Milliseconds since 1970; after that they no longer count as writing. */
  until: number
}

/** What is true only now, and kept nowhere: who is here, who looks, who writes, and how the line is. */
export interface LiveState {
  connection: Connection
  presence: ReadonlyMap<MemberId, Availability>
  viewers: ReadonlyMap<ConversationId, readonly Viewer[]>
  typists: ReadonlyMap<ConversationId, readonly LiveTypist[]>
}

export interface LiveStore {
  get(): LiveState
  subscribe(listener: () => void): () => void
  /** Tells nobody when `change` gives back what it was given. */
  update(change: (state: LiveState) => LiveState): void
}

export const NOTHING_LIVE: LiveState = {
  connection: 'connecting',
  presence: new Map(),
  viewers: new Map(),
  typists: new Map(),
}

export function createLiveStore(): LiveStore {
  let state = NOTHING_LIVE
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    update: (change) => {
      const next = change(state)
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
  }
}
