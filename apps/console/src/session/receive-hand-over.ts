import type { TokenPair } from '@recado/contracts/auth'
import { z } from 'zod'
import { ApiProblem } from '../api/api-problem.ts'
import type { Http } from '../api/http.ts'
import { finishHandOver } from './auth.api.ts'

const HASH = 'passagem'
const Person = z.object({ name: z.string(), email: z.string() })
const Question = z.object({ present: Person, next: Person })

/** What came of a hand-over from another host. */
export type HandOver =
  | { kind: 'arrived'; pair: z.output<typeof TokenPair> }
  /** Somebody else is signed in here: the code waits for a yes, as long as it works. */
  | { kind: 'asks'; code: string; present: z.output<typeof Person>; next: z.output<typeof Person> }
  | { kind: 'closed' }

/** Takes a hand-over's code out of the address before anything is drawn, and trades it. Undefined when there is none. */
export async function receiveHandOver(publicHttp: Http): Promise<HandOver | undefined> {
  const code = new URLSearchParams(window.location.hash.slice(1)).get(HASH)
  if (code === null) return undefined
  window.history.replaceState(null, '', window.location.pathname + window.location.search)
  try {
    return { kind: 'arrived', pair: await finishHandOver(publicHttp, { code }) }
  } catch (error) {
    const isQuestion = error instanceof ApiProblem && error.code === 'hand_over_replaces'
    const question = isQuestion ? Question.safeParse(error.extra).data : undefined
    return question === undefined ? { kind: 'closed' } : { kind: 'asks', code, ...question }
  }
}
