import type { Entry } from './network.ts'

/** A message as a phone shows it: with what was changed of it since. */
export interface Shown extends Entry {
  text: string | undefined
  edited: boolean
  deleted: boolean
  reactions: string[]
  answers: Shown | undefined
}

/** The messages of one chat, in order; edits, deletions and reactions are lines of the log that change an earlier one. */
export function foldLog(log: readonly Entry[], chat: string): Shown[] {
  const shown = new Map<string, Shown>()
  const reactions = new Map<string, Map<string, string>>()
  for (const entry of log) {
    if (entry.chat !== chat) continue
    const { content } = entry
    if (!('message_id' in content)) {
      const answers = entry.quoted === undefined ? undefined : shown.get(entry.quoted)
      const text = 'text' in content ? content.text : 'caption' in content ? content.caption : undefined
      // What came twice was sent twice, and is shown so.
      shown.set(`${shown.has(entry.messageId) ? `${entry.n} ` : ''}${entry.messageId}`, {
        ...{ ...entry, text, answers, edited: false, deleted: false, reactions: [] },
      })
      continue
    }
    const target = shown.get(content.message_id)
    if (target === undefined) continue
    if (content.kind === 'edit') Object.assign(target, { text: content.text, edited: true })
    else if (content.kind === 'deletion') target.deleted = true
    else {
      const of = reactions.get(content.message_id) ?? new Map<string, string>()
      if (content.emoji === null) of.delete(entry.direction)
      else of.set(entry.direction, content.emoji)
      reactions.set(content.message_id, of)
      target.reactions = [...of.values()]
    }
  }
  return [...shown.values()]
}
