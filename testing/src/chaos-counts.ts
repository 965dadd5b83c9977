/** What chaos made of messages, counted from the logs of both ends. Nothing is rounded. */
export interface ChaosCounts {
  inbound_sent: number
  inbound_stored: number
  outbound_sent: number
  outbound_shown: number
  doubled: number
  out_of_order: number
  kills: number
}

/** How many come after one that was sent later. */
export function countDisorder(sent: readonly string[], got: readonly string[]): number {
  const place = new Map(sent.map((name, n) => [name, n]))
  let latest = -1
  return [...new Set(got)].filter((name) => {
    const at = place.get(name) ?? -1
    if (at < latest) return true
    latest = at
    return false
  }).length
}
