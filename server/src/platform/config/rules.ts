import ipaddr from 'ipaddr.js'
import type { ConfigProblem } from './config-error.ts'
import type { KeyValues } from './keys.ts'

type Rule = (values: KeyValues, isAbsent: (key: keyof KeyValues) => boolean) => ConfigProblem | undefined

/**
 * What holds between variables. A rule sees only values that passed their own check; `isAbsent` is about what the
 * operator wrote, so that a mistyped value is reported once and not as missing too.
 */
export const rules: readonly Rule[] = [
  (v, isAbsent) => requireWhen(!isDevelopment(v) && isAbsent('MASTER_KEYS'), 'MASTER_KEYS'),
  (v, isAbsent) => requireWhen(!isDevelopment(v) && isAbsent('PUBLIC_URL'), 'PUBLIC_URL'),
  (v, isAbsent) => requireWhen(!isDevelopment(v) && isAbsent('BASE_DOMAIN'), 'BASE_DOMAIN'),
  (v) => {
    const url = v.PUBLIC_URL && !isDevelopment(v) ? new URL(v.PUBLIC_URL) : undefined
    const open = url?.protocol === 'http:' && url.hostname !== 'localhost'
    return open ? { key: 'PUBLIC_URL', problem: 'must be https outside development' } : undefined
  },
  (v, isAbsent) =>
    v.RECADO_ENV === 'production' && v.MAIL !== 'off' && isAbsent('SMTP_URL')
      ? { key: 'SMTP_URL', problem: 'is required in production unless MAIL is off' }
      : undefined,
  (v, isAbsent) =>
    v.MAIL !== 'off' && !isDevelopment(v) && !isAbsent('SMTP_URL') && isAbsent('MAIL_FROM')
      ? { key: 'MAIL_FROM', problem: 'is required with SMTP_URL' }
      : undefined,
  (v, isAbsent) =>
    v.STORAGE_DRIVER === 's3' && isAbsent('S3_BUCKET')
      ? { key: 'S3_BUCKET', problem: 'is required when STORAGE_DRIVER is s3' }
      : undefined,
  (_, isAbsent) => together(isAbsent, 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'),
  (_, isAbsent) => together(isAbsent, 'ALERT_WEBHOOK_URL', 'ALERT_WEBHOOK_SECRET'),
  (_, isAbsent) => together(isAbsent, 'ALERT_TELEGRAM_TOKEN', 'ALERT_TELEGRAM_CHAT'),
  (v) =>
    (v.DATABASE_CONNECTION_BUDGET ?? DEFAULT_CONNECTION_BUDGET) < (v.DATABASE_POOL_MAX ?? DEFAULT_POOL_MAX)
      ? { key: 'DATABASE_CONNECTION_BUDGET', problem: 'must not be smaller than DATABASE_POOL_MAX' }
      : undefined,
  // Any tenant could reach into the operator's network.
  (v) =>
    v.ALLOW_PRIVATE_WEBHOOKS === true && !isDevelopment(v)
      ? { key: 'ALLOW_PRIVATE_WEBHOOKS', problem: 'may be true only in development' }
      : undefined,
  // The rules below refuse what this version does not do yet: a setting that is accepted and ignored is worse.
  (_, isAbsent) =>
    isAbsent('SINGLE_TENANT')
      ? undefined
      : { key: 'SINGLE_TENANT', problem: 'is not supported yet: registration and hosts would stay multi-tenant' },
  (_, isAbsent) =>
    isAbsent('REDIS_URL')
      ? undefined
      : { key: 'REDIS_URL', problem: 'is not supported yet: one node serves the whole installation' },
  // Sockets hear only the relay of their own process.
  (v) =>
    v.ROLES !== undefined && v.ROLES.includes('web') !== v.ROLES.includes('relay')
      ? { key: 'ROLES', problem: 'must name web and relay together: sockets hear the relay of their own process only' }
      : undefined,
  (v) =>
    isDevelopment(v) && v.DEMO !== false && v.HOST !== undefined && !isLoopback(v.HOST)
      ? {
          key: 'HOST',
          problem:
            'must be a loopback address in development with the demo: its passwords are public (or set DEMO=false)',
        }
      : undefined,
]

export const DEFAULT_POOL_MAX = 10
export const DEFAULT_CONNECTION_BUDGET = 80

function isDevelopment(values: KeyValues): boolean {
  return (values.RECADO_ENV ?? 'development') === 'development'
}

function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  if (address === 'localhost') return true
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}

function together(isAbsent: (key: keyof KeyValues) => boolean, first: keyof KeyValues, second: keyof KeyValues) {
  return isAbsent(first) === isAbsent(second)
    ? undefined
    : { key: second, problem: `and ${first} must be given together` }
}

function requireWhen(missing: boolean, key: string): ConfigProblem | undefined {
  return missing ? { key, problem: 'is required outside development' } : undefined
}
