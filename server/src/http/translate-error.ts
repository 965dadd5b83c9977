import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isConnectionLost } from '../platform/database/transaction.ts'
import { AppError, defineErrors, errors } from '../platform/errors.ts'

/** What the platform's own errors are called on the wire. */
const wire = defineErrors({
  file_not_found: { status: 404 },
  file_link_invalid: { status: 403 },
  file_link_expired: { status: 410 },
  file_range_unsatisfiable: { status: 416 },
  address_refused: { status: 400 },
  upstream_failed: { status: 502 },
  upstream_timeout: { status: 504 },
})

/** By the code that storage, mailer, HTTP client and Fastify give their errors. What is not here is a defect. */
const BY_CODE: Readonly<Record<string, (cause: Error) => AppError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => errors.body_too_large(),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => errors.media_type_unsupported(),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => errors.media_type_unsupported(),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => errors.body_malformed(),
  FST_ERR_CTP_INVALID_JSON_BODY: () => errors.body_malformed(),

  storage_not_found: () => wire.file_not_found(),
  storage_invalid_key: () => wire.file_not_found(),
  storage_foreign_key: () => wire.file_not_found(),
  storage_too_large: () => errors.body_too_large(),
  storage_range_unsatisfiable: () => wire.file_range_unsatisfiable(),
  storage_link_invalid: () => wire.file_link_invalid(),
  storage_link_expired: () => wire.file_link_expired(),
  storage_unavailable: (cause) => errors.service_unavailable({ cause, headers: { 'retry-after': '5' } }),

  http_invalid_request: () => wire.address_refused(),
  http_address_refused: () => wire.address_refused(),
  http_name_unresolved: (cause) => wire.upstream_failed({ cause }),
  http_connect_failed: (cause) => wire.upstream_failed({ cause }),
  http_failed: (cause) => wire.upstream_failed({ cause }),
  http_response_too_large: (cause) => wire.upstream_failed({ cause }),
  http_too_many_redirects: (cause) => wire.upstream_failed({ cause }),
  http_timeout: (cause) => wire.upstream_timeout({ cause }),
  http_aborted: (cause) => wire.upstream_timeout({ cause }),

  mail_unavailable: (cause) => errors.service_unavailable({ cause, headers: { 'retry-after': '30' } }),
  mail_not_found: () => errors.not_found(),

  // Values that passed validation and that PostgreSQL still cannot hold are the sender's mistake: bytes that are no
  // UTF-8, a NUL in JSON.
  '22021': (cause) => errors.validation_failed({ cause }),
  '22P05': (cause) => errors.validation_failed({ cause }),
}

/** The error that an answer shows for whatever was thrown. */
export function translateError(thrown: FastifyError | Error): AppError {
  if (thrown instanceof AppError) return thrown
  if (hasZodFastifySchemaValidationErrors(thrown)) return errors.validation_failed()
  const { code, statusCode } = thrown as FastifyError
  const known = typeof code === 'string' && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  if (known !== undefined) return known(thrown)
  if (isConnectionLost(thrown)) return errors.service_unavailable({ cause: thrown, headers: { 'retry-after': '2' } })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return errors.body_malformed({ cause: thrown })
  return errors.internal_error({ cause: thrown })
}
