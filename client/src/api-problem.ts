import type { Problem } from '@recado/contracts/wire'

/** What the server refused, as it said it (RFC 9457). `extra` is the whole body: some codes carry more than the contract. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: Problem
  readonly extra: Readonly<Record<string, unknown>>
  /** Milliseconds after which the server wants to be asked again, where it said so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, extra: Readonly<Record<string, unknown>>, retryAfter?: number) {
    super(`${problem.status} ${problem.code}`)
    this.problem = problem
    this.extra = extra
    this.retryAfter = retryAfter
  }

  get code(): string {
    return this.problem.code
  }
  get status(): number {
    return this.problem.status
  }
}

/** The server was not reached at all: no line, nobody there, or no answer in time. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** Reads an answer that is not a success. A body that is no problem (a proxy's page) becomes a problem without text. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const { status, headers } = response
  const body = await response.json().catch(() => null)
  const extra = typeof body?.code === 'string' && typeof body.detail === 'string' ? body : {}
  const unreadable = { code: 'unreadable', type: 'about:blank', title: '', detail: '' }
  const problem = { ...unreadable, request_id: headers.get('x-request-id') ?? '', ...extra, status }
  // Seconds. A date, which the header may hold too, is what no server of ours says.
  const wait = Number(headers.get('retry-after')) * 1_000
  return new ApiProblem(problem, extra, wait > 0 ? wait : undefined)
}
