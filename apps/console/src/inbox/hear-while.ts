import type { ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import type { QueryClient } from '@tanstack/react-query'

/** Something was said of a conversation: by an event, or by the answer to what the person did. */
export interface Heard {
  id: ConversationId
  /** As it is now, where it was of one message. */
  message?: MessageView
  /** What became of one of ours on its way. */
  delivery?: { seq: number; delivery: { at: string } }
}

const reads = new WeakMap<QueryClient, Set<Heard[]>>()

/** Tells the reads that are under way. */
export function noteHeard(queries: QueryClient, heard: Heard): void {
  for (const meanwhile of reads.get(queries) ?? []) meanwhile.push(heard)
}

/**
 * Runs a read, and gives what was heard meanwhile: the answer may be of before that, and would undo it. An answer is put
 * in its place together with what was heard, or read again.
 */
export async function hearWhile<Result>(
  queries: QueryClient,
  read: () => Promise<Result>,
): Promise<{ result: Result; heard: readonly Heard[] }> {
  const underWay = reads.get(queries) ?? new Set<Heard[]>()
  reads.set(queries, underWay)
  const heard: Heard[] = []
  underWay.add(heard)
  try {
    return { result: await read(), heard }
  } finally {
    underWay.delete(heard)
  }
}
