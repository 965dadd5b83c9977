import type { ApiProblem } from '@recado/client/api-problem'
import type { Refusal } from './outgoing.ts'

/** What a server's no says of a message: in the visitor's language, and the question that it is about. */
export function readRefusal(error: ApiProblem): Refusal {
  const { code, status, problem } = error
  return { code, detail: problem.detail, ...(status === 400 || status === 422 ? { field: fieldOf(error) } : {}) }
}

/** The field that an answer names, itself or among its errors (`pre_chat.phone`); empty when it names none. */
function fieldOf({ extra: { field, errors } }: ApiProblem): string {
  if (typeof field === 'string') return field
  const [first] = Array.isArray(errors) ? errors : []
  return String(first?.path ?? '').replace(/^.*\./, '')
}
