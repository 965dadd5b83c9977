const FIRST_MS = 1_000
const MOST_MS = 300_000

/** When to try again after so many failures in a row: twice as long each time up to five minutes, and up to half of it more, so that many do not come at once. */
export function nextTry(now: Date, failures: number, random: () => number): Date {
  const wait = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures, 20))
  return new Date(now.getTime() + wait * (1 + random() / 2))
}
