import type { AnswerNumber, Asked } from './answer-question.ts'
import type { Kind, Term } from './combine/term.ts'
import type { Candidate } from './draft-numbers.ts'
import { byQuestion } from './leading-numbers.ts'
import { isComputed } from './pick-numbers.ts'

/** So many numbers a manager reads; the first half stands at the top. */
const mostShown = 12
/** Of them, how many at most have no name but their arithmetic. */
const mostComputed = 3

/** Parts the numbers of an answer, best first, into those that are shown, in the order of the question, and the others. */
export function showNumbers(
  { question, words }: Pick<Asked, 'question' | 'words'>,
  picked: readonly Candidate[],
): { numbers: AnswerNumber[]; further: AnswerNumber[] } {
  const shown = new Set<Candidate>()
  let computed = 0
  for (const candidate of picked) {
    if (shown.size >= mostShown) break
    if (isComputed(candidate)) {
      if (computed >= mostComputed || !readsWell(candidate.term!, words)) continue
      computed++
    }
    shown.add(candidate)
  }
  const numbersOf = (candidates: readonly Candidate[]) => candidates.map(({ number }) => number)
  const named = byQuestion(question, numbersOf([...shown].filter((one) => !isComputed(one))))
  return {
    numbers: [...named, ...numbersOf([...shown].filter(isComputed))],
    further: byQuestion(question, numbersOf(picked.filter((one) => !shown.has(one)))),
  }
}

/** What kind of number a word of the question wants. */
const wanted: Readonly<Record<string, readonly Kind[]>> = {
  how_many: ['count', 'months'],
  lose: ['count', 'flow'],
  time: ['months', 'count'],
  pays: ['months', 'count', 'flow'],
  even: ['count', 'flow'],
  margin: ['share', 'each'],
  markup: ['share', 'each'],
  share: ['share'],
  price: ['each'],
  per_one: ['each'],
  client: ['each'],
}

/** Short, of amounts that belong together, and of a kind that was asked for: money without any such word. */
function readsWell(term: Term, words: readonly string[]): boolean {
  if (term.ops > 3) return false
  const kinds = words.flatMap((word) => wanted[word] ?? [])
  const isMoney = term.kind === 'flow' || term.kind === 'sum'
  if (!isMoney && !kinds.includes(term.kind)) return false
  return joinsLikes(term)
}

/** Quotients and sums of figures that nobody compares ("revenue ÷ items in stock") say nothing. */
function joinsLikes({ operator, from }: Term): boolean {
  if (!from) return true
  const [left, right] = from
  if (right && operator === '/' && left.kind !== right.kind && ['room', 'people', 'part'].includes(right.role))
    return false
  return joinsLikes(left) && (right === undefined || joinsLikes(right))
}
