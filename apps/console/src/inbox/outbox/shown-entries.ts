import type { ConversationId } from '@recado/contracts/ids'
import type { OutgoingFile, OutgoingMessage } from '../inbox-data.ts'
import type { OutboxEntry, OutboxFile } from './outbox-entry.ts'

interface Held {
  entry: OutboxEntry
  message: OutgoingMessage
}

const NONE: readonly OutgoingMessage[] = []

/** Entries as screens see them: with their state, how far each file is, and addresses to show it by. */
export interface ShownEntries {
  subscribe(listener: () => void): () => void
  of(id: ConversationId): readonly OutgoingMessage[]
  waiting(): number
  find(clientId: string): OutboxEntry | undefined
  lastPosition(): number
  /** The first of each conversation that may be sent; what was refused waits for its author and holds up nobody. */
  nextOfEach(): Map<ConversationId, OutboxEntry>
  add(entry: OutboxEntry): void
  /** False when it is not there any more. */
  update(entry: OutboxEntry): boolean
  mark(clientId: string, state: 'waiting' | 'sending'): void
  progress(clientId: string, index: number, done: number): void
  remove(clientId: string): OutgoingMessage | undefined
  /** What lies on the shelf is all there is; what is known keeps its state. */
  replaceAll(entries: readonly OutboxEntry[]): void
  close(): void
}

export function createShownEntries(): ShownEntries {
  const held = new Map<string, Held>()
  const listeners = new Set<() => void>()
  let byConversation: Map<ConversationId, OutgoingMessage[]> | undefined
  /** Written in this tab and perhaps not yet on the shelf when it is read. */
  const young = new Set<string>()

  const tell = () => {
    byConversation = undefined
    for (const listener of listeners) listener()
  }
  const change = (clientId: string, next: (message: OutgoingMessage) => OutgoingMessage) => {
    const found = held.get(clientId)
    if (found === undefined) return
    held.set(clientId, { ...found, message: next(found.message) })
    tell()
  }
  const forget = (clientId: string): OutgoingMessage | undefined => {
    const found = held.get(clientId)
    if (found === undefined) return undefined
    held.delete(clientId)
    young.delete(clientId)
    for (const { url } of found.message.files) URL.revokeObjectURL(url)
    return found.message
  }
  const inOrder = () => [...held.values()].sort((one, other) => one.entry.position - other.entry.position)

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    of: (id) => {
      byConversation ??= Map.groupBy(inOrder(), ({ entry }) => entry.conversation_id)
        .entries()
        .reduce(
          (map, [key, group]) =>
            map.set(
              key,
              group.map(({ message }) => message),
            ),
          new Map(),
        )
      return byConversation.get(id) ?? NONE
    },
    waiting: () => held.size,
    find: (clientId) => held.get(clientId)?.entry,
    lastPosition: () => Math.max(0, ...[...held.values()].map(({ entry }) => entry.position)),
    nextOfEach: () => {
      const next = new Map<ConversationId, OutboxEntry>()
      for (const { entry } of inOrder())
        if (entry.problem === null && !next.has(entry.conversation_id)) next.set(entry.conversation_id, entry)
      return next
    },
    add: (entry) => {
      young.add(entry.client_id)
      held.set(entry.client_id, { entry, message: outgoing(entry) })
      tell()
    },
    update: (entry) => {
      const found = held.get(entry.client_id)
      if (found === undefined) return false
      held.set(entry.client_id, { ...found, entry })
      const { problem } = entry
      const hadProblem = found.entry.problem !== null
      if (problem !== null) change(entry.client_id, (message) => ({ ...message, state: 'refused', problem }))
      else if (hadProblem) change(entry.client_id, (message) => ({ ...message, state: 'waiting', problem: null }))
      return true
    },
    mark: (clientId, state) => change(clientId, (message) => ({ ...message, state, problem: null })),
    progress: (clientId, index, done) =>
      change(clientId, (message) => ({
        ...message,
        files: message.files.map((file, at) => (at === index ? { ...file, progress: done } : file)),
      })),
    remove: (clientId) => {
      const message = forget(clientId)
      if (message !== undefined) tell()
      return message
    },
    replaceAll: (entries) => {
      const kept = new Set(entries.map(({ client_id }) => client_id))
      for (const clientId of kept) young.delete(clientId)
      for (const clientId of [...held.keys()]) if (!kept.has(clientId) && !young.has(clientId)) forget(clientId)
      for (const entry of entries) {
        const present = held.get(entry.client_id)
        if (present === undefined) held.set(entry.client_id, { entry, message: outgoing(entry) })
        else if (present.entry.problem !== entry.problem)
          held.set(entry.client_id, { entry, message: refreshed(present.message, entry) })
      }
      tell()
    },
    close: () => {
      for (const clientId of [...held.keys()]) forget(clientId)
    },
  }
}

function outgoing(entry: OutboxEntry): OutgoingMessage {
  const { client_id, kind, body, mentions, reply_to_seq, created_at, problem } = entry
  const state = problem === null ? 'waiting' : 'refused'
  return {
    state,
    client_id,
    kind,
    body,
    mentions,
    reply_to_seq,
    created_at,
    problem,
    files: entry.files.map(shownFile),
  }
}

function refreshed(message: OutgoingMessage, { problem }: OutboxEntry): OutgoingMessage {
  return { ...message, state: problem === null ? 'waiting' : 'refused', problem }
}

function shownFile({ kind, name, size_bytes, blob }: OutboxFile): OutgoingFile {
  return { kind, name, size_bytes, url: URL.createObjectURL(blob), progress: 0 }
}
