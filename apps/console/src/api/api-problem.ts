import { Problem } from '@recado/contracts/wire'

/** What the server refused, as it said it (RFC 9457). `extra` is the whole body: some codes carry more than the contract. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: Problem
  readonly extra: Readonly<Record<string, unknown>>

  constructor(problem: Problem, extra: Readonly<Record<string, unknown>>) {
    super(`${problem.status} ${problem.code}`)
    this.problem = problem
    this.extra = extra
  }

  get code(): string {
    return this.problem.code
  }
  get status(): number {
    return this.problem.status
  }
}

/** The server was not reached at all: no line, or nobody there. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** Reads an answer that is not a success. A body that is no problem (a proxy's page) becomes a problem without text. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = Problem.safeParse(body)
  if (parsed.success) return new ApiProblem(parsed.data, body as Record<string, unknown>)
  const { status } = response
  const requestId = response.headers.get('x-request-id') ?? ''
  return new ApiProblem(
    { type: 'about:blank', title: '', status, code: 'unreadable', detail: '', request_id: requestId },
    {},
  )
}

/** What the server says of why it refused, in the person's language; undefined where nothing was said. */
export function detailOf(error: unknown): string | undefined {
  return error instanceof ApiProblem && error.problem.detail !== '' ? error.problem.detail : undefined
}
