import type { Message } from './widget-state.ts'

/**
 * Messages by number, each once: what is heard twice changes nothing, and the same list comes back. Of two versions of a
 * message the later stays, whichever comes first.
 */
export function mergeMessages(held: readonly Message[], come: readonly Message[]): readonly Message[] {
  const bySeq = new Map(held.map((message) => [message.seq, message]))
  let changed = false
  for (const message of come) {
    const known = bySeq.get(message.seq)
    if (known !== undefined && versionOf(known) >= versionOf(message)) continue
    bySeq.set(message.seq, message)
    changed = true
  }
  return changed ? [...bySeq.values()].sort((a, b) => a.seq - b.seq) : held
}

/** Deleted is for ever; of edits the last counts. */
function versionOf({ deleted_at: deleted, edited_at: edited }: Message): number {
  if (deleted !== null) return Number.POSITIVE_INFINITY
  return edited === null ? 0 : Date.parse(edited)
}
