import type { IncomingMessage } from 'node:http'
import type { Locale, Problem } from '@recado/contracts/wire'
import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { errors } from '../platform/errors.ts'
import type { Translator } from '../platform/i18n.ts'
import type { Logger } from '../platform/logger.ts'
import { translateError } from './translate-error.ts'

/** The one place where an error becomes an answer: problem+json in the reader's language; internals never leave. */
export function createErrorHandler(services: { texts: Translator; log: Logger }) {
  return (thrown: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const error = isClientGone(thrown, request.raw) ? errors.client_left({ cause: thrown }) : translateError(thrown)
    if (error.code === 'client_left') services.log.debug({ request_id: request.id, url: request.url }, 'client left')
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
    // Chromium keeps a 410 that does not say no-store for good: a car that is back on sale would stay gone.
    return reply
      .status(error.status)
      .headers(error.headers)
      .header('cache-control', 'no-store')
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...consultorMembers(error.extra, problem), ...error.extra, ...problem }))
  }
}

/** The body stopped in the middle: its error looks as that of a database that went away, and is nobody's fault here. */
function isClientGone(thrown: Error & { code?: string }, { destroyed, complete }: IncomingMessage): boolean {
  return destroyed && !complete && thrown.code === 'ECONNRESET'
}

/** The Consultor's specification has the text in `error` beside its two numbers. */
function consultorMembers(extra: Record<string, unknown>, problem: Problem): { error?: string } {
  return 'executions_limit' in extra ? { error: problem.title } : {}
}

/** Which field was wrong and how, with a text for people; what was sent is never repeated, but for unknown names. */
function fieldErrors(thrown: unknown, texts: Translator, locale: Locale): Pick<Problem, 'errors'> {
  if (!hasZodFastifySchemaValidationErrors(thrown)) return {}
  const ofQuery = (thrown as FastifyError).validationContext === 'querystring'
  return {
    errors: thrown.validation
      .flatMap(spread)
      .slice(0, MOST_ERRORS)
      .map((issue) => {
        // Our own schemas give a code as their message; zod's own kinds (invalid_type, unrecognized_keys …) are codes too.
        const code = texts.has(locale, `errors:fields.${issue.message}`) ? (issue.message ?? '') : issue.keyword
        const known = texts.has(locale, `errors:fields.${code}`) ? code : 'invalid'
        const key = known === 'unrecognized_keys' && ofQuery ? 'unrecognized_parameter' : known
        return {
          path: issue.path,
          code,
          message: texts.translate(locale, `errors:fields.${key}`, { name: issue.path }),
        }
      }),
  }
}

const MOST_ERRORS = 20

/** One entry a field: of unknown fields zod names the object that has them, and the names beside. */
function spread(issue: FastifySchemaValidationError): { path: string; keyword: string; message: string | undefined }[] {
  const path = issue.instancePath.replace(/^\//, '').replaceAll('/', '.')
  const { keyword, message } = issue
  const { keys } = issue.params
  if (keyword !== 'unrecognized_keys' || !Array.isArray(keys)) return [{ path, keyword, message }]
  return keys.slice(0, MOST_ERRORS).map((key) => {
    const name = shownName(String(key))
    return { path: path === '' ? name : `${path}.${name}`, keyword, message }
  })
}

/** A name that somebody sent, as much of it as helps and nothing that is no text. */
function shownName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .slice(0, 60)
    .toWellFormed()
}
