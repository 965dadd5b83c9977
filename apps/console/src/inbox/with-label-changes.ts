import type { LabelId } from '@recado/contracts/ids'
import type { LabelChanges } from './inbox-data.ts'

/** What a conversation's labels are after changes, as the server has it. */
export function withLabelChanges(held: readonly LabelId[], { add = [], remove = [] }: LabelChanges): LabelId[] {
  const kept = held.filter((label) => !remove.includes(label) || add.includes(label))
  return [...new Set([...kept, ...add])]
}
