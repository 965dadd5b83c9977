import { HttpClientError, type HttpClientErrorCode } from './http-client-error.ts'

/** Any error of the library, the sockets or the signals → ours, by its code or by whose signal fired. */
export function translateError(
  error: unknown,
  signals: { deadline: AbortSignal; caller: AbortSignal | undefined },
): HttpClientError {
  if (error instanceof HttpClientError) return error
  if (signals.caller?.aborted) return new HttpClientError('http_aborted', { cause: error })
  if (signals.deadline.aborted) return new HttpClientError('http_timeout', { cause: error })
  return new HttpClientError(BY_CODE[codeOf(error)] ?? 'http_failed', { cause: error })
}

const BY_CODE: Record<string, HttpClientErrorCode> = {
  ECONNREFUSED: 'http_connect_failed',
  EHOSTUNREACH: 'http_connect_failed',
  ENETUNREACH: 'http_connect_failed',
  EADDRNOTAVAIL: 'http_connect_failed',
  ETIMEDOUT: 'http_connect_failed',
  UND_ERR_CONNECT_TIMEOUT: 'http_connect_failed',
  UND_ERR_HEADERS_TIMEOUT: 'http_timeout',
  UND_ERR_BODY_TIMEOUT: 'http_timeout',
  UND_ERR_INVALID_ARG: 'http_invalid_request',
}

/** Node wraps the failures of several addresses of one name in an AggregateError that carries the first one's code. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
