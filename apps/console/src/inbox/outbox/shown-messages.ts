import type { ConversationId } from '@recado/contracts/ids'
import type { OutgoingFile, OutgoingMessage } from '../inbox-data.ts'
import type { OutboxEntry } from './outbox-entry.ts'

type State = OutgoingMessage['state']

/** Entries as screens see them: with their state, and addresses to show files by. */
export interface ShownMessages {
  /** Shows these entries and no others. */
  show(entries: readonly OutboxEntry[], stateOf: (entry: OutboxEntry) => State): void
  find(clientId: string): OutgoingMessage | undefined
  /** In order; the same array until something changes. */
  of(id: ConversationId): readonly OutgoingMessage[]
  count(): number
}

const NONE: readonly OutgoingMessage[] = []

export function createShownMessages(): ShownMessages {
  let shown = new Map<string, { entry: OutboxEntry; message: OutgoingMessage }>()
  let byConversation: Map<ConversationId, OutgoingMessage[]> | undefined

  return {
    show: (entries, stateOf) => {
      const before = shown
      shown = new Map(
        entries.map((entry) => {
          const held = before.get(entry.client_id)
          const state = stateOf(entry)
          const isSame = held?.entry === entry && held.message.state === state
          return [entry.client_id, isSame ? held : { entry, message: messageOf(entry, state, held?.message.files) }]
        }),
      )
      for (const [id, { message }] of before) {
        if (!shown.has(id)) for (const { url } of message.files) URL.revokeObjectURL(url)
      }
      byConversation = undefined
    },
    find: (clientId) => shown.get(clientId)?.message,
    of: (id) => {
      byConversation ??= groupByConversation([...shown.values()])
      return byConversation.get(id) ?? NONE
    },
    count: () => shown.size,
  }
}

function groupByConversation(shown: readonly { entry: OutboxEntry; message: OutgoingMessage }[]) {
  const groups = new Map<ConversationId, OutgoingMessage[]>()
  for (const { entry, message } of shown) {
    const group = groups.get(entry.conversation_id)
    if (group === undefined) groups.set(entry.conversation_id, [message])
    else group.push(message)
  }
  return groups
}

/** @param files as they are shown already: an address is made once a file */
function messageOf(entry: OutboxEntry, state: State, files: readonly OutgoingFile[] = []): OutgoingMessage {
  const { client_id, kind, body, mentions, reply_to_seq, created_at, problem } = entry
  return {
    ...{ state, client_id, kind, body, mentions, reply_to_seq, created_at, problem },
    files: entry.files.map(({ kind, name, size_bytes, blob, progress = 0 }, index) => {
      const url = files[index]?.url ?? URL.createObjectURL(blob)
      return { kind, name, size_bytes, url, progress }
    }),
  }
}
