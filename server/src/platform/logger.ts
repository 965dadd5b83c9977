import { createRequire } from 'node:module'
import pino, { type DestinationStream, type Logger } from 'pino'
import type { Environment, LogLevel } from './config.ts'
import { redactFields, redactText } from './logger/redact.ts'

export type { Logger } from 'pino'

/** The fields by which log lines are found; bind them with `logger.child({ module: 'mailer' })`. */
export type LogContext = { module?: string; tenant_id?: string; request_id?: string }

export type LoggerOptions = {
  level: LogLevel
  environment: Environment
  /** Defaults to standard output. */
  destination?: DestinationStream & { isTTY?: boolean }
}

/**
 * JSON lines `{level, time, module?, tenant_id?, request_id?, …, msg}`, written synchronously so that the last line
 * before a crash is there. Secrets are masked by field name at any depth and inside texts. In development on a
 * terminal the lines are made readable.
 */
export function createLogger(options: LoggerOptions): Logger {
  const destination = options.destination ?? process.stdout
  const readable = options.environment === 'development' && destination.isTTY === true
  return pino(
    {
      level: options.level,
      base: {},
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactFields(fields) as Record<string, unknown>,
      },
      serializers: { err: serializeError, error: serializeError },
      hooks: { streamWrite: redactText },
      // formatters.log does not see what `child` binds; bindings are flat and few, so pino's own redaction serves there.
      redact: { paths: BOUND_SECRETS, censor: '[redacted]' },
    },
    readable ? prettify(destination) : destination,
  )
}

/** Loaded only for a developer's terminal: it is no part of a server's memory. */
function prettify(destination: DestinationStream): DestinationStream {
  const pretty = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty')
  return pretty({ destination, colorize: true, ignore: 'pid,hostname', sync: true })
}

const BOUND_SECRETS = [
  'password',
  'token',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
  'secret',
  'api_key',
]

function serializeError(error: unknown): unknown {
  return error instanceof Error ? redactFields(pino.stdSerializers.err(error)) : redactFields(error)
}
