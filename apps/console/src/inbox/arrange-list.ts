import type { ConversationView } from '@recado/contracts/conversations'

/**
 * A list in the order in which somebody works through it: what was shown keeps its place, what has gone is gone, what is new
 * stands after what it follows in the list as it is now.
 *
 * @param kept what is open stays where it was, though the list no longer has it
 */
export function arrangeList(
  live: readonly ConversationView[],
  shown: readonly ConversationView['id'][],
  kept?: ConversationView,
): readonly ConversationView[] {
  const byId = new Map(live.map((item) => [item.id, item]))
  if (kept !== undefined && !byId.has(kept.id)) byId.set(kept.id, kept)
  const old = shown.flatMap((id) => byId.get(id) ?? [])
  const known = new Set(old.map(({ id }) => id))
  const after = new Map<ConversationView['id'] | undefined, ConversationView[]>()
  let before: ConversationView['id'] | undefined
  for (const item of live) {
    if (known.has(item.id)) before = item.id
    else after.set(before, [...(after.get(before) ?? []), item])
  }
  const arranged = [...(after.get(undefined) ?? []), ...old.flatMap((item) => [item, ...(after.get(item.id) ?? [])])]
  return isSame(arranged, live) ? live : arranged
}

/** How many with news would stand further up in the list as it is now. */
export function countRisen(live: readonly ConversationView[], arranged: readonly ConversationView[]): number {
  if (live === arranged) return 0
  const place = new Map(live.map(({ id }, index) => [id, index]))
  let lowest = -1
  let risen = 0
  for (const { id, unread_count } of arranged) {
    const at = place.get(id)
    if (at === undefined) continue
    if (at < lowest && unread_count > 0) risen += 1
    lowest = Math.max(lowest, at)
  }
  return risen
}

function isSame(one: readonly ConversationView[], other: readonly ConversationView[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
