import { ApiProblem, Unreachable } from '@recado/client/api-problem'

// What screens know of a call that failed.
export { ApiProblem, Unreachable }

/** What the server says of why it refused, in the person's language; undefined where nothing was said. */
export function detailOf(error: unknown): string | undefined {
  return error instanceof ApiProblem && error.problem.detail !== '' ? error.problem.detail : undefined
}
