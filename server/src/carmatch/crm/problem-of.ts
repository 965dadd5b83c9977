import type { RdAnswer } from './rd-client.ts'

/** A word for how an answer failed, as the history of attempts has it. */
export function problemOf(answer: RdAnswer<unknown>): string | null {
  if (answer.ok) return null
  const { outcome, status } = answer
  if (status === 429) return 'rate_limited'
  if (outcome === 'unauthorized') return 'unauthorized'
  return outcome === 'refused' ? 'refused' : 'unreachable'
}
