import { Problem } from './api.ts'

/** What a failed sending means: wait and send the same again, or the server will never take it. */
export type Judgement = { kind: 'wait'; ms: number } | { kind: 'refused'; code: string; detail: string }

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/**
 * Nothing answered, the server is in trouble, or it asks for patience: the message waits, twice as long each time, up to
 * half a minute. Anything else is a no that repeating does not change.
 *
 * @param tries how often it has failed before.
 */
export function judgeFailure(error: unknown, tries: number): Judgement {
  const backoff = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS)
  if (!(error instanceof Problem)) return { kind: 'wait', ms: backoff }
  if (error.status === 429 || error.status === 408 || error.status >= 500) {
    return { kind: 'wait', ms: error.retryAfter === undefined ? backoff : error.retryAfter * 1_000 }
  }
  return { kind: 'refused', code: error.code, detail: error.detail }
}
