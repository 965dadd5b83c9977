import type { ConversationId } from '@recado/contracts/ids'
import type { OutgoingMessage, SendOrder } from '../inbox-data.ts'

/** Messages on their way, as screens see them. */
export interface MessageOutbox {
  subscribe(listener: () => void): () => void
  /** In the order in which they were written; the same array until something changes. */
  of(id: ConversationId): readonly OutgoingMessage[]
  /** How many wait in all conversations. */
  waiting(): number
  send(id: ConversationId, order: SendOrder): void
  retry(clientId: string): void
  discard(clientId: string): OutgoingMessage | undefined
}
