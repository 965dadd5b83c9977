import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'

/** Where one goes when a conversation is done: to the one below, from the last to the first; undefined when it was alone. */
export function nextInList(items: readonly ConversationView[], id: ConversationId): ConversationId | undefined {
  const at = items.findIndex((item) => item.id === id)
  const below = items[at + 1]
  return (below ?? items.find((item) => item.id !== id))?.id
}
