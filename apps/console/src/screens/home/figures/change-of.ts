export interface Change {
  kind: 'none' | 'same' | 'better' | 'worse' | 'more' | 'less'
  /** Share by which it changed, 0.12 for 12 %; beyond tenfold it says nothing any more. */
  share: number
}

/** Whether more of something is good, bad, or merely more. */
export type Direction = 'up' | 'down' | 'neutral'

/** How a figure stands to the same one before. Nothing before, or nothing now, is no change that could be judged. */
export function changeOf(now: number | null, before: number | null, good: Direction): Change {
  if (now === null || before === null || before === 0) return { kind: 'none', share: 0 }
  const share = Math.min(Math.abs(now - before) / before, 10)
  // Below half a percent people read "0 %".
  if (share < 0.005) return { kind: 'same', share: 0 }
  const more = now > before
  if (good === 'neutral') return { kind: more ? 'more' : 'less', share }
  return { kind: more === (good === 'up') ? 'better' : 'worse', share }
}
