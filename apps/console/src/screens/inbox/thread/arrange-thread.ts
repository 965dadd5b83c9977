import type { ShownMessage } from '../../../inbox/inbox-data.ts'

/** A message in its place: what stands above it, and whether it begins or ends what one person said in one go. */
export interface ThreadRow {
  /** Stays the same while a message goes from the browser to the server. */
  key: string
  message: ShownMessage
  /** The day that begins with it. */
  day: Date | undefined
  /** Says how many are new, above the first of them. */
  newCount: number | undefined
  opens: boolean
  closes: boolean
}

/** The beginning of what a person had not seen. */
export interface NewMessages {
  seq: number
  count: number
}

// What one says within five minutes reads as one turn.
const TURN_MS = 5 * 60_000

/**
 * Rows of a thread: days, the beginning of what is new, and turns. Separators belong to the row below them, so that the
 * first row on the screen is the same one after an older page has come in above it.
 */
export function arrangeThread(messages: readonly ShownMessage[], news: NewMessages | undefined): ThreadRow[] {
  return messages.map((message, at) => {
    const before = messages[at - 1]
    const after = messages[at + 1]
    const day = before === undefined || !isSameDay(before.created_at, message.created_at)
    return {
      key: message.client_id,
      message,
      day: day ? message.created_at : undefined,
      newCount: news !== undefined && seqOf(message) === news.seq ? news.count : undefined,
      opens: day || seqOf(message) === news?.seq || !isOneTurn(before, message),
      closes: after === undefined || seqOf(after) === news?.seq || !isOneTurn(message, after),
    }
  })
}

/** Where the customer's last `unread` messages begin, as far as they are loaded. */
export function findNew(messages: readonly ShownMessage[], unread: number): NewMessages | undefined {
  let left = unread
  let first: number | undefined
  for (let at = messages.length - 1; at >= 0 && left > 0; at--) {
    const message = messages[at]
    if (message?.state !== 'stored' || message.direction !== 'in') continue
    first = message.seq
    left -= 1
  }
  return first === undefined ? undefined : { seq: first, count: unread }
}

/** Undefined for what is not on the server yet. */
export function seqOf(message: ShownMessage): number | undefined {
  return message.state === 'stored' ? message.seq : undefined
}

/** Whose message it is: one who writes a note speaks to others than the same person who answers. */
export function voiceOf(message: ShownMessage): string {
  if (message.state !== 'stored') return message.kind === 'note' ? 'own note' : 'own out'
  const { author, direction, kind } = message
  return [
    kind === 'event' ? 'event' : direction,
    author.kind,
    author.member_id ?? author.contact_id ?? author.name,
  ].join(' ')
}

function isOneTurn(before: ShownMessage | undefined, after: ShownMessage): boolean {
  if (before === undefined || voiceOf(before) !== voiceOf(after)) return false
  if (!isSameDay(before.created_at, after.created_at)) return false
  return after.created_at.getTime() - before.created_at.getTime() <= TURN_MS
}

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString()
}
