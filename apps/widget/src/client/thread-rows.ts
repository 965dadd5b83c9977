import type { Outgoing } from './outgoing.ts'
import type { Message, Thread } from './widget-state.ts'

export type Row =
  | { kind: 'day'; key: string; date: Date }
  /** `first` and `last` of what one side said in a row. */
  | { kind: 'message'; key: string; message: Message; first: boolean; last: boolean }
  | { kind: 'outgoing'; key: string; item: Outgoing; first: boolean; last: boolean }

/** Between two messages of one side after which the name is shown again. */
const APART_MS = 10 * 60_000

/**
 * What a conversation shows, top to bottom: days, messages, and what is still on its way. What has arrived is not shown a
 * second time while the queue does not know yet; its key stays, so the line stays where it is.
 */
export function threadRows(thread: Pick<Thread, 'messages'> | undefined, outgoing: readonly Outgoing[]): Row[] {
  const messages = thread?.messages ?? []
  const arrived = new Set(messages.flatMap(({ from, client_id: id }) => (from === 'visitor' ? [id] : [])))
  const entries: Entry[] = [
    ...messages.map((message) => ({
      kind: 'message' as const,
      key: message.from === 'visitor' ? message.client_id : `s${message.seq}`,
      side: message.from === 'visitor' ? 'visitor' : `company ${message.author_name}`,
      at: new Date(message.created_at),
      message,
    })),
    ...outgoing
      .filter(({ client_id: id }) => !arrived.has(id))
      .map((item) => ({
        ...{ kind: 'outgoing' as const, key: item.client_id, side: 'visitor', at: new Date(item.created_at), item },
      })),
  ]
  return entries.flatMap((entry, index) => {
    const before = entries[index - 1]
    const newDay = before === undefined || before.at.toDateString() !== entry.at.toDateString()
    const first = newDay || !continues(before, entry)
    const last = !continues(entry, entries[index + 1])
    const { at, side: _side, ...row } = entry
    const shown: Row = { ...row, first, last }
    return newDay ? [{ kind: 'day', key: `d${at.toDateString()}`, date: at }, shown] : [shown]
  })
}

type Entry = { key: string; side: string; at: Date } & (
  | { kind: 'message'; message: Message }
  | { kind: 'outgoing'; item: Outgoing }
)

function continues(before: Entry | undefined, after: Entry | undefined): boolean {
  if (before === undefined || after === undefined || before.side !== after.side) return false
  if (before.at.toDateString() !== after.at.toDateString()) return false
  return after.at.getTime() - before.at.getTime() < APART_MS
}
