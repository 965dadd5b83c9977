import type { ConversationId } from '@recado/contracts/ids'
import { createContext, use } from 'react'
import type { LiveStore } from '../realtime/live-state.ts'
import type { MessageOutbox } from './outbox/message-outbox.ts'

/** The socket as screens use it: what they look at and what they write. */
export interface LiveLine {
  /** This conversation is on screen; call what is returned when it no longer is. */
  watch(id: ConversationId): () => void
  sayTyping(id: ConversationId, state: 'writing' | 'stopped', note: boolean): void
}

/** What is made once for whoever is signed in to a company. */
export interface InboxCentre {
  live: LiveStore
  line: LiveLine
  outbox: MessageOutbox
}

/** A promise, because nothing of it is needed for the first paint of other pages. */
export const InboxContext = createContext<Promise<InboxCentre> | null>(null)

/** Only below InboxProvider; suspends until it is there. */
export function useInboxCentre(): InboxCentre {
  const centre = use(InboxContext)
  if (centre === null) throw new Error('no inbox above this component')
  return use(centre)
}
