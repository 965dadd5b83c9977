import type { Candidate } from './draft-numbers.ts'

/** More is a table, no answer. */
const most = 44
/** Of them, how many at most have no name but their arithmetic. */
const mostComputed = 14

/** The numbers that answer the question best, the best first, each amount once; where two say the same, the one that has a name of its own. */
export function pickNumbers(candidates: readonly Candidate[]): Candidate[] {
  // What is said of one group is said of each.
  const best = new Map<string, number>()
  for (const { number, score } of candidates)
    best.set(number.label, Math.max(score, best.get(number.label) ?? Number.NEGATIVE_INFINITY))
  const ranked = candidates
    .map((candidate, n) => ({
      candidate,
      n,
      score: isComputed(candidate) ? candidate.score : best.get(candidate.number.label)!,
    }))
    .sort((a, b) => b.score - a.score || a.n - b.n)
  const picked: Candidate[] = []
  for (const { candidate, score } of ranked) {
    if (picked.length >= most) break
    if (candidate.amount === 0 && isComputed(candidate)) continue
    if (isComputed(candidate) && picked.filter(isComputed).length >= mostComputed) continue
    const same = picked.findIndex((other) => isSame(candidate, other))
    if (same < 0 || hasOwnName(candidate, picked[same]!)) picked.push({ ...candidate, score })
    else if (isComputed(picked[same]!) && !isComputed(candidate))
      picked[same] = { ...candidate, score: picked[same]!.score }
  }
  return picked
}

/** Found by joining figures, with no name of its own. */
export const isComputed = ({ number }: Candidate) => number.label.startsWith('=')

function isSame(a: Candidate, b: Candidate): boolean {
  return Math.abs(Math.abs(a.amount) - Math.abs(b.amount)) <= 1e-9 * Math.abs(a.amount)
}

/** Two numbers of the tables may come to one amount and still answer two things. */
function hasOwnName(candidate: Candidate, picked: Candidate): boolean {
  const { label } = candidate.number
  return !isComputed(candidate) && !isComputed(picked) && !label.includes('.') && label !== picked.number.label
}
