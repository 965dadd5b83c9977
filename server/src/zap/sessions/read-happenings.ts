import type { AuthorKind, MessageAttachment, MessageDirection, MessageKind } from '@recado/contracts/messages'

/** A row of a conversation's thread, as a session follows it. */
export interface ThreadRow {
  seq: number
  direction: MessageDirection
  kind: MessageKind
  author_kind: AuthorKind
  author_id: string | null
  body: string
  attachments: readonly MessageAttachment[]
  data: Readonly<Record<string, unknown>>
  created_at: Date
}

export type Happening =
  | { type: 'messages'; rows: ThreadRow[] }
  | { type: 'human_spoke'; rows: [ThreadRow] }
  | { type: 'closed'; rows: [ThreadRow] }

/**
 * What happened in a thread since a session last looked, in order: a run of the contact's messages is one happening; a
 * person of the company who writes, or a program in their name, and the end of the conversation are others. What a bot
 * said, notes among colleagues and assignments are none.
 */
export function readHappenings(rows: readonly ThreadRow[]): Happening[] {
  const happenings: Happening[] = []
  for (const row of rows) {
    const last = happenings.at(-1)
    if (row.direction === 'in') {
      if (last?.type === 'messages') last.rows.push(row)
      else happenings.push({ type: 'messages', rows: [row] })
    } else if (row.direction === 'out' && (row.author_kind === 'member' || row.author_kind === 'api')) {
      happenings.push({ type: 'human_spoke', rows: [row] })
    } else if (row.kind === 'event' && row.data.event === 'status_changed' && row.data.to === 'resolved') {
      happenings.push({ type: 'closed', rows: [row] })
    }
  }
  return happenings
}
