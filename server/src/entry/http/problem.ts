import type { Locale, Problem } from '@recado/contracts/wire'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError, errors } from '../../platform/errors.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { Logger } from '../../platform/logger.ts'

/** The one place where an error becomes an answer: problem+json in the reader's language; internals never leave. */
export function createErrorHandler(services: { texts: Translator; log: Logger }) {
  return (thrown: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const error = toAppError(thrown)
    if (error.status >= 500)
      services.log.error({ err: thrown, request_id: request.id, url: request.url }, 'request failed')
    const locale = request.locale
    const problem: Problem = {
      type: `urn:recado:problem:${error.code}`,
      title: services.texts.translate(locale, `errors:${error.code}.title`, error.params),
      status: error.status,
      code: error.code,
      detail: services.texts.translate(locale, `errors:${error.code}.detail`, error.params),
      request_id: request.id,
      ...fieldErrors(thrown, services.texts, locale),
    }
    return reply
      .status(error.status)
      .headers(error.headers)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...error.extra, ...problem }))
  }
}

function toAppError(thrown: FastifyError | Error): AppError {
  if (thrown instanceof AppError) return thrown
  if (hasZodFastifySchemaValidationErrors(thrown)) return errors.validation_failed()
  switch ((thrown as FastifyError).code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return errors.body_too_large()
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return errors.media_type_unsupported()
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return errors.body_malformed()
    case 'FST_ERR_RATE_LIMIT':
      return errors.rate_limited()
  }
  // Values that passed validation and that PostgreSQL still cannot hold are the sender's mistake.
  if (isDataException(thrown)) return errors.validation_failed({ cause: thrown })
  const status = (thrown as FastifyError).statusCode
  if (status !== undefined && status >= 400 && status < 500) return errors.body_malformed({ cause: thrown })
  return errors.internal_error({ cause: thrown })
}

/** SQLSTATE 22021 (bytes that are no UTF-8), 22P05 (a NUL in JSON). */
function isDataException(error: Error): boolean {
  const code = (error as Error & { code?: string }).code
  return code === '22021' || code === '22P05'
}

/** Which field was wrong and how, with a text for people; what was sent is never repeated. */
function fieldErrors(thrown: unknown, texts: Translator, locale: Locale): Pick<Problem, 'errors'> {
  if (!hasZodFastifySchemaValidationErrors(thrown)) return {}
  return {
    errors: thrown.validation.slice(0, 20).map((issue) => {
      // Our own schemas give a code as their message; zod's own kinds (invalid_type, unrecognized_keys …) are codes too.
      const code = texts.has(locale, `errors:fields.${issue.message}`) ? (issue.message ?? '') : issue.keyword
      const key = texts.has(locale, `errors:fields.${code}`) ? code : 'invalid'
      return {
        path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        code,
        message: texts.translate(locale, `errors:fields.${key}`),
      }
    }),
  }
}
