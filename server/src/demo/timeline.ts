import type { DemoConversation } from './script.ts'

export interface Timeline {
  began: Date
  /** When each line was written; that of a pause is its end. */
  lines: readonly Date[]
}

/** Seconds between one line and the next, in turn: nobody answers by the minute. */
const PACES_S = [47, 95, 31, 140, 22, 76]

/** Counted back from the last line, `ago` minutes before now. */
export function timelineOf({ ago, lines, key }: DemoConversation, now: Date): Timeline {
  const end = now.getTime() - ago * 60_000
  const times: Date[] = []
  let at = end
  for (const [index, line] of [...lines.entries()].toReversed()) {
    times.unshift(new Date(at))
    const pace = PACES_S[(index + key.length) % PACES_S.length] ?? 60
    at -= line.kind === 'wait' ? line.minutes * 60_000 : pace * 1_000
  }
  return { began: times[0] ?? new Date(end), lines: times }
}
