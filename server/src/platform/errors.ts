/**
 * An error meant for whoever asked. `code` is stable and is the key of its text in the locale files; `params` fill that
 * text; `extra` are further members of the problem document (a 402's limit and plan, say). Anything else that is thrown
 * is a defect: it is logged whole and shown as `internal_error`.
 */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly params: Record<string, string | number>
  readonly headers: Record<string, string>
  readonly extra: Record<string, unknown>

  constructor(definition: ErrorDefinition & { code: string }, details: ErrorDetails = {}) {
    super(definition.code, { cause: details.cause })
    this.name = 'AppError'
    this.code = definition.code
    this.status = definition.status
    this.params = details.params ?? {}
    this.headers = details.headers ?? {}
    this.extra = details.extra ?? {}
  }
}

export interface ErrorDefinition {
  status: number
}

export interface ErrorDetails {
  params?: Record<string, string | number>
  headers?: Record<string, string>
  extra?: Record<string, unknown>
  cause?: unknown
}

/**
 * A module's table of errors, made callable: `throw errors.member_not_found()`.
 * Every code must have a text in each locale; a test compares the tables with the files.
 */
export function defineErrors<Table extends Record<string, ErrorDefinition>>(
  table: Table,
): { [Code in keyof Table]: (details?: ErrorDetails) => AppError } {
  const makers = {} as { [Code in keyof Table]: (details?: ErrorDetails) => AppError }
  for (const code of Object.keys(table) as (keyof Table & string)[]) {
    DEFINED_ERRORS.set(code, table[code] as ErrorDefinition)
    makers[code] = (details) => new AppError({ ...(table[code] as ErrorDefinition), code }, details)
  }
  return makers
}

/** Every code that a loaded module defined: for the API's reference, and for the test that looks for missing texts. */
export const DEFINED_ERRORS = new Map<string, ErrorDefinition>()

/** What belongs to no module. */
export const errors = defineErrors({
  internal_error: { status: 500 },
  service_unavailable: { status: 503 },
  not_found: { status: 404 },
  route_not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  validation_failed: { status: 400 },
  request_malformed: { status: 400 },
  client_left: { status: 499 },
  body_malformed: { status: 400 },
  body_too_large: { status: 413 },
  media_type_unsupported: { status: 415 },
  cursor_invalid: { status: 400 },
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  origin_forbidden: { status: 403 },
  rate_limited: { status: 429 },
  version_conflict: { status: 412 },
  idempotency_key_reused: { status: 422 },
  idempotency_in_progress: { status: 409 },
})
