import type { Problem } from './api.ts'
import type { Refusal } from './outgoing.ts'

/** What a failed sending means: wait and send the same again, or the server will never take it. */
export type Judgement = { kind: 'wait'; ms: number } | ({ kind: 'refused' } & Refusal)

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/**
 * Nothing answered, the server is in trouble, or it asks for patience: the message waits, twice as long each time, up to
 * half a minute. Anything else is a no that repeating does not change.
 *
 * @param tries how often it has failed before.
 */
export function judgeFailure(failure: unknown, tries: number): Judgement {
  const backoff = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS)
  const error = failure as Problem
  // By what it has, not by its class: that is of another file than this.
  if (error.status === undefined) return { kind: 'wait', ms: backoff }
  if (error.status === 429 || error.status === 408 || error.status >= 500) {
    return { kind: 'wait', ms: error.retryAfter === undefined ? backoff : error.retryAfter * 1_000 }
  }
  const { code, detail, status } = error
  return {
    kind: 'refused',
    code,
    detail,
    ...(status === 400 || status === 422 ? { field: fieldOf(error) } : {}),
  }
}

/** The field that an answer names, itself or among its errors (`pre_chat.phone`); empty when it names none. */
function fieldOf({ extra: { field, errors } }: Problem): string {
  if (typeof field === 'string') return field
  const [first] = Array.isArray(errors) ? errors : []
  return String(first?.path ?? '').replace(/^.*\./, '')
}
