import type { SocketProblem } from '@recado/contracts/realtime'
import type { Locale } from '@recado/contracts/wire'
import { AppError, errors } from '../platform/errors.ts'
import type { Services } from '../services.ts'

/** A refusal as sockets hear it; what is no AppError is a defect, logged and not shown. */
export function socketProblem(
  services: Pick<Services, 'texts' | 'log'>,
  thrown: unknown,
  locale: Locale,
): SocketProblem {
  if (!(thrown instanceof AppError)) services.log.error({ err: thrown }, 'a socket message failed')
  const error = thrown instanceof AppError ? thrown : errors.internal_error()
  return {
    code: error.code,
    status: error.status,
    title: services.texts.translate(locale, `errors:${error.code}.title`, error.params),
  }
}

/** The form in which Socket.IO carries a refused connection to its client. */
export function connectError(problem: SocketProblem): Error & { data: SocketProblem } {
  return Object.assign(new Error(problem.code), { data: problem })
}
