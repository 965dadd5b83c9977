import type { ThreadRow } from './read-happenings.ts'

/** Messages closer to each other than this belong together also where nothing is gathered. */
const LEAST_GAP_S = 15

/** Quiet periods after which a burst ends although its contact writes on. */
const MOST_PERIODS = 4

/**
 * Whether the contact's last messages are over, so that they are answered as one. `alarm` is the message whose time has
 * come: where a later one waits for a time of its own, that one will see to both. What was picked is never the beginning
 * of a longer text.
 */
export function isBurstOver(
  rows: readonly ThreadRow[],
  { alarm, seconds, now }: { alarm: number; seconds: number; now: Date },
): boolean {
  const [first] = rows
  const last = rows.at(-1)
  if (first === undefined || last === undefined || alarm >= last.seq || last.data.option !== undefined) return true
  const period = seconds * 1_000
  return (
    now.getTime() >= last.created_at.getTime() + period ||
    now.getTime() >= first.created_at.getTime() + MOST_PERIODS * period
  )
}

/** The messages at the end of a run that were written one soon after the other: what came long before was another matter. */
export function trailingBurst(rows: readonly ThreadRow[], seconds: number): ThreadRow[] {
  const gap = Math.max(seconds, LEAST_GAP_S) * 1_000
  const from = rows.findLastIndex(
    (row, at) => at > 0 && row.created_at.getTime() - (rows[at - 1]?.created_at.getTime() ?? 0) > gap,
  )
  return rows.slice(Math.max(0, from))
}
