import { ApiProblem } from './api-problem.ts'

/** A no that asking again does not change. No line, a fault, too many at once, a token that is being renewed are none. */
export function isRefusal(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.status < 500 && ![401, 408, 425, 429].includes(error.status)
}
