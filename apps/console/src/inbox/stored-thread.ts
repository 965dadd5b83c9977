import type { MessageView } from '@recado/contracts/messages'
import type { ThreadPart } from './inbox.api.ts'

/** What a browser holds of a conversation: messages without a gap, from some number up to the last it knows of. */
export interface StoredThread {
  messages: readonly MessageView[]
  /** Whether older ones than the first are on the server. */
  hasOlder: boolean
}

/** The last page of a conversation as the beginning of what is held. */
export function openThread(page: ThreadPart): StoredThread {
  return { messages: page.items, hasOlder: page.has_more }
}

/** Puts a page of older messages before what is held. */
export function prependOlder(thread: StoredThread, page: ThreadPart): StoredThread {
  const first = thread.messages[0]?.seq ?? Number.POSITIVE_INFINITY
  return { messages: [...page.items.filter(({ seq }) => seq < first), ...thread.messages], hasOlder: page.has_more }
}

/**
 * Takes in messages that came by event, answer or page. One that is held is replaced unless it is the same or the held one
 * was changed later; of two of one age, as a reaction leaves it, the one that came now counts. The next in number is put at
 * the end.
 *
 * @returns `missing`: the number after which messages have to be fetched, when one came that leaves a gap.
 */
export function takeIn(
  thread: StoredThread,
  incoming: readonly MessageView[],
): { thread: StoredThread; missing?: number } {
  let messages = thread.messages
  let gap = false
  for (const message of [...incoming].sort((one, other) => one.seq - other.seq)) {
    const first = messages[0]?.seq ?? 1
    const at = message.seq - first
    if (at < 0) continue
    const held = messages[at]
    if (held !== undefined) {
      if (isNewer(message, held) || isChanged(message, held)) messages = messages.with(at, message)
    } else if (at === messages.length) messages = [...messages, message]
    else gap = true
  }
  const next = messages === thread.messages ? thread : { ...thread, messages }
  return gap ? { thread: next, missing: next.messages.at(-1)?.seq ?? 0 } : { thread: next }
}

/** With what became of a message; of an older word than is held nothing is taken. */
export function withDelivery(thread: StoredThread, seq: number, delivery: { at: string }): StoredThread {
  const held = thread.messages[seq - (thread.messages[0]?.seq ?? 1)]
  if (held === undefined || Date.parse(delivery.at) < deliveredAt(held)) return thread
  const message = { ...held, data: { ...held.data, delivery } }
  return { ...thread, messages: thread.messages.map((one) => (one === held ? message : one)) }
}

/** What is held of a thread and an answer does not have yet: later messages, and newer words of those that it has. */
export function aheadOf({ messages: read }: StoredThread, held: StoredThread | undefined): MessageView[] {
  const first = read[0]?.seq ?? 1
  return (held?.messages ?? []).filter((message) => {
    const known = read[message.seq - first]
    return known === undefined ? message.seq > (read.at(-1)?.seq ?? 0) : isNewer(message, known)
  })
}

/** Of one age, and yet another: what stands beside the words of a message changes without an edit. */
function isChanged(incoming: MessageView, held: MessageView): boolean {
  return versionOf(incoming) === versionOf(held) && JSON.stringify(incoming.data) !== JSON.stringify(held.data)
}

function isNewer(incoming: MessageView, held: MessageView): boolean {
  return versionOf(incoming) > versionOf(held)
}

// A tombstone is the last that becomes of a message; before that the latest edit counts, and the latest word of its channel.
function versionOf(message: MessageView): number {
  if (message.deleted_at !== null) return Number.POSITIVE_INFINITY
  return Math.max(message.edited_at?.getTime() ?? 0, deliveredAt(message))
}

function deliveredAt({ data }: MessageView): number {
  return Date.parse((data.delivery as { at?: string } | undefined)?.at ?? '') || 0
}
