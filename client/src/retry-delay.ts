import { ApiProblem } from './api-problem.ts'
import { backoff, type Within } from './backoff.ts'

/** Milliseconds before the next try, after `failures` of them (from 1): what the server asks for, or else the back-off. */
export function retryDelay(error: unknown, failures: number, within: Within): number {
  return (error instanceof ApiProblem ? error.retryAfter : undefined) ?? backoff(failures, within)
}
