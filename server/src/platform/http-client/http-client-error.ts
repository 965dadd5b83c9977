export type HttpClientErrorCode =
  | 'http_invalid_request'
  | 'http_address_refused'
  | 'http_name_unresolved'
  | 'http_connect_failed'
  | 'http_timeout'
  | 'http_aborted'
  | 'http_response_too_large'
  | 'http_too_many_redirects'
  | 'http_failed'

const MESSAGES: Record<HttpClientErrorCode, string> = {
  http_invalid_request: 'The request is not a valid HTTP request',
  http_address_refused: 'The address leads into a private or reserved network',
  http_name_unresolved: 'The host name does not resolve',
  http_connect_failed: 'No connection could be made',
  http_timeout: 'The answer took too long',
  http_aborted: 'The caller gave up',
  http_response_too_large: 'The answer is larger than allowed',
  http_too_many_redirects: 'The server redirected more often than allowed',
  http_failed: 'The connection broke or the answer was not HTTP',
}

/** Everything the client throws. `cause` is for logs; the message says nothing about our network. */
export class HttpClientError extends Error {
  override readonly name = 'HttpClientError'
  readonly code: HttpClientErrorCode

  constructor(code: HttpClientErrorCode, options?: { detail?: string; cause?: unknown }) {
    const message = options?.detail ? `${MESSAGES[code]}: ${options.detail}` : MESSAGES[code]
    super(message, options?.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
  }

  /** Whether the same request may succeed later. */
  get transient(): boolean {
    return TRANSIENT.has(this.code)
  }
}

const TRANSIENT: ReadonlySet<HttpClientErrorCode> = new Set([
  'http_name_unresolved',
  'http_connect_failed',
  'http_timeout',
  'http_failed',
])
