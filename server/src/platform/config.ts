import path from 'node:path'
import { ConfigError, type ConfigProblem } from './config/config-error.ts'
import { type ENVIRONMENTS, type KeyName, type KeyValues, keys, type LOG_LEVELS, ROLES } from './config/keys.ts'
import type { MasterKey } from './config/master-keys-value.ts'
import { DEFAULT_CONNECTION_BUDGET, DEFAULT_POOL_MAX, rules } from './config/rules.ts'

export type Environment = (typeof ENVIRONMENTS)[number]
export type Role = (typeof ROLES)[number]
export type LogLevel = (typeof LOG_LEVELS)[number]

export type StorageConfig =
  | { readonly driver: 'disk'; readonly directory: string }
  | {
      readonly driver: 's3'
      readonly bucket: string
      readonly region: string
      readonly endpoint: string | undefined
      readonly forcePathStyle: boolean
      readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined
    }

export type MailConfig =
  | { readonly driver: 'smtp'; readonly url: string; readonly from: string }
  | { readonly driver: 'mailbox'; readonly from: string }
  | { readonly driver: 'off' }

/** The whole configuration, frozen. Sizes in bytes, times in milliseconds. docs/CONFIGURATION.md explains each key. */
export type Config = {
  readonly environment: Environment
  /** Absolute. Not created here. */
  readonly dataDir: string
  readonly roles: readonly Role[]
  readonly shutdownTimeoutMs: number
  readonly http: {
    readonly host: string
    readonly port: number
    /** Origin without a trailing slash. */
    readonly publicUrl: string
    readonly trustProxy: false | number | readonly string[]
    readonly bodyLimitBytes: number
  }
  readonly tenancy: { readonly baseDomain: string }
  readonly database: {
    /** Administrative connection to the cluster `main`; undefined means the embedded PostgreSQL. */
    readonly url: string | undefined
    /** Clusters besides `main`. */
    readonly clusters: readonly { readonly name: string; readonly url: string }[]
    readonly poolMax: number
    readonly connectionBudget: number
  }
  readonly secrets: {
    /** Current first. Empty only in development: `openKeyring` then keeps one in the data folder. */
    readonly masterKeys: readonly MasterKey[]
  }
  readonly storage: StorageConfig
  readonly mail: MailConfig
  readonly log: { readonly level: LogLevel }
  readonly metrics: { readonly token: string | undefined }
  readonly webhooks: { readonly allowPrivate: boolean }
  /** The model of the installation; undefined where there is none. */
  readonly ai:
    | {
        readonly model: string
        readonly apiKey: string
        readonly baseUrl: string | undefined
        /** In US dollars for a million tokens. */
        readonly prices: { readonly input: number; readonly output: number } | undefined
      }
    | undefined
  /** Meta's Graph API, for numbers of the WhatsApp Cloud API. */
  readonly cloudApi: { readonly origin: string; readonly version: string }
  /** Mail that a provider receives for the installation; undefined where none does. */
  readonly inboundMail: { readonly domain: string; readonly secret: string } | undefined
  /** RD Station's, for companies' CRM; without an app there nobody can connect. */
  readonly rdStation: {
    readonly apiOrigin: string
    readonly accountsOrigin: string
    readonly app: { readonly clientId: string; readonly clientSecret: string } | undefined
  }
  readonly bots: {
    /** What this machine runs bots with; undefined: this process keeps none. */
    readonly driver: 'process' | 'docker' | undefined
    /** The server as bots reach it: an origin. */
    readonly serverUrl: string
    readonly memoryMb: number | undefined
    /** A Chromium on this machine, for bots that are plain processes. */
    readonly chromiumPath: string
    readonly image: string
    readonly dockerUrl: string
    readonly dockerNetwork: string
    readonly simulatorUrl: string | undefined
  }
  /** Whom the installation tells when something of it fails. */
  readonly alerts: {
    readonly mail: string | undefined
    readonly webhook: { readonly url: string; readonly secret: string } | undefined
    readonly telegram: { readonly token: string; readonly chat: string; readonly url: string } | undefined
  }
  readonly demo: boolean
  /** Where the demo companies' own sites listen, in development. */
  readonly demoShop: { readonly port: number }
  /** Where WhatsApp's simulator listens, in development; undefined where there is none. */
  readonly simulator: { readonly port: number } | undefined
}

/**
 * Reads and checks the whole environment. The only function that knows `process.env`; empty variables count as absent.
 * @throws ConfigError with every problem found, naming keys but never values.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const values: KeyValues = {}
  const problems: ConfigProblem[] = []
  const isAbsent = (key: KeyName) => (env[key] ?? '').trim() === ''

  for (const name of Object.keys(keys) as KeyName[]) {
    if (isAbsent(name)) continue
    const parsed = keys[name].safeParse(env[name]?.trim())
    if (parsed.success) Object.assign(values, { [name]: parsed.data })
    else problems.push(...parsed.error.issues.map((issue) => ({ key: name, problem: lowerFirst(issue.message) })))
  }
  // Rules would contradict what an unreadable RECADO_ENV was meant to say.
  if (isAbsent('RECADO_ENV') || values.RECADO_ENV) {
    problems.push(...rules.map((rule) => rule(values, isAbsent)).filter((problem) => problem !== undefined))
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return deepFreeze(arrange(values))
}

function arrange(v: KeyValues): Config {
  const environment = v.RECADO_ENV ?? 'development'
  const development = environment === 'development'
  const dataDir = path.resolve(v.RECADO_DATA_DIR ?? '.recado')
  const port = v.PORT ?? 3000
  const publicUrl = v.PUBLIC_URL ?? `http://localhost:${port}`
  return {
    environment,
    dataDir,
    roles: v.ROLES ?? ROLES,
    shutdownTimeoutMs: v.SHUTDOWN_TIMEOUT ?? 15_000,
    http: {
      host: v.HOST ?? (development ? '127.0.0.1' : '0.0.0.0'),
      port,
      publicUrl,
      trustProxy: v.TRUST_PROXY ?? false,
      bodyLimitBytes: v.REQUEST_BODY_LIMIT ?? 1024 ** 2,
    },
    tenancy: {
      baseDomain: v.BASE_DOMAIN ?? (development ? 'localhost' : new URL(publicUrl).hostname),
    },
    database: {
      url: v.DATABASE_URL,
      clusters: v.CLUSTERS ?? [],
      poolMax: v.DATABASE_POOL_MAX ?? DEFAULT_POOL_MAX,
      connectionBudget: v.DATABASE_CONNECTION_BUDGET ?? DEFAULT_CONNECTION_BUDGET,
    },
    secrets: { masterKeys: v.MASTER_KEYS ?? [] },
    storage: arrangeStorage(v, dataDir),
    mail: arrangeMail(v),
    log: { level: v.LOG_LEVEL ?? 'info' },
    metrics: { token: v.METRICS_TOKEN },
    webhooks: { allowPrivate: v.ALLOW_PRIVATE_WEBHOOKS ?? development },
    ai: aiOf(v),
    inboundMail:
      v.INBOUND_MAIL_DOMAIN === undefined || v.INBOUND_MAIL_SECRET === undefined
        ? undefined
        : { domain: v.INBOUND_MAIL_DOMAIN, secret: v.INBOUND_MAIL_SECRET },
    rdStation: {
      apiOrigin: v.RD_STATION_API_ORIGIN ?? 'https://api.rd.services',
      accountsOrigin: v.RD_STATION_ACCOUNTS_ORIGIN ?? 'https://accounts.rdstation.com',
      app:
        v.RD_STATION_CLIENT_ID === undefined || v.RD_STATION_CLIENT_SECRET === undefined
          ? undefined
          : { clientId: v.RD_STATION_CLIENT_ID, clientSecret: v.RD_STATION_CLIENT_SECRET },
    },
    cloudApi: { origin: v.CLOUD_API_ORIGIN ?? 'https://graph.facebook.com', version: v.CLOUD_API_VERSION ?? 'v26.0' },
    bots: {
      driver: v.BOTS === 'off' ? undefined : (v.BOTS ?? 'process'),
      serverUrl: v.BOTS_SERVER_URL ?? publicUrl,
      memoryMb: v.BOTS_MEMORY_MB,
      chromiumPath: v.BOTS_CHROMIUM_PATH ?? '/usr/bin/chromium',
      image: v.BOTS_IMAGE ?? 'recado-bot:latest',
      dockerUrl: v.BOTS_DOCKER_URL ?? 'unix:///var/run/docker.sock',
      dockerNetwork: v.BOTS_DOCKER_NETWORK ?? 'recado-bots',
      simulatorUrl: v.BOTS_SIMULATOR_URL,
    },
    alerts: arrangeAlerts(v),
    demo: v.DEMO ?? development,
    demoShop: { port: v.SHOP_PORT ?? 3100 },
    simulator: development && v.SIMULATOR_PORT !== 0 ? { port: v.SIMULATOR_PORT ?? 3200 } : undefined,
  }
}

function aiOf(v: KeyValues): Config['ai'] {
  const { AI_API_KEY: apiKey, AI_MODEL: model, AI_INPUT_PRICE: input, AI_OUTPUT_PRICE: output } = v
  if (!apiKey || !model) return undefined
  const prices = input === undefined || output === undefined ? undefined : { input, output }
  return { model, apiKey, baseUrl: v.AI_BASE_URL, prices }
}

function arrangeStorage(v: KeyValues, dataDir: string): StorageConfig {
  if (v.STORAGE_DRIVER !== 's3') return { driver: 'disk', directory: path.join(dataDir, 'files') }
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = v
  return {
    driver: 's3',
    bucket: v.S3_BUCKET ?? '',
    region: v.S3_REGION ?? 'us-east-1',
    endpoint: v.S3_ENDPOINT,
    forcePathStyle: v.S3_FORCE_PATH_STYLE ?? v.S3_ENDPOINT !== undefined,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  }
}

function arrangeAlerts(v: KeyValues): Config['alerts'] {
  const { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret } = v
  const { ALERT_TELEGRAM_TOKEN: token, ALERT_TELEGRAM_CHAT: chat } = v
  return {
    mail: v.ALERT_MAIL,
    webhook: url && secret ? { url, secret } : undefined,
    telegram: token && chat ? { token, chat, url: v.ALERT_TELEGRAM_URL ?? 'https://api.telegram.org' } : undefined,
  }
}

function arrangeMail(v: KeyValues): MailConfig {
  if (v.MAIL === 'off') return { driver: 'off' }
  const from = v.MAIL_FROM ?? 'Recado <recado@localhost>'
  return v.SMTP_URL ? { driver: 'smtp', url: v.SMTP_URL, from } : { driver: 'mailbox', from }
}

/** Freezes lists and plain objects all the way down; opaque things such as KeyObject are left as they are. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (!plain) return value
  for (const child of Object.values(value)) deepFreeze(child)
  return Object.freeze(value)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
