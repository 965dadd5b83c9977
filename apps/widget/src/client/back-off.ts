/** Milliseconds before the next try, after `tries` that failed: doubled each time, each up to a half shorter or longer. */
export function backOff(tries: number, first: number, longest: number): number {
  return Math.min(first * 2 ** Math.min(tries, 20), longest) * (0.5 + Math.random())
}
