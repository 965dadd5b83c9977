import path from 'node:path'
import { z } from 'zod'
import { BotConfigError } from './bot-config-error.ts'

/** Everything a bot is told from outside, frozen. Sizes in bytes, times in milliseconds. `bot/README.md` explains each key. */
export interface BotConfig {
  readonly token: string
  /** `whsec_…`, of Standard Webhooks. */
  readonly signingSecret: string
  /** Origin without a trailing slash. */
  readonly dashboardUrl: string
  readonly tenantId: string
  readonly driver: 'baileys' | 'whatsapp-web' | 'simulator'
  /** A Chromium: its program. */
  readonly chromium: string
  readonly simulatorUrl: string | undefined
  readonly host: string
  readonly port: number
  /** The volume: absolute, made when it is absent. */
  readonly dataDir: string
  readonly groups: 'ignore' | 'read' | 'answer'
  readonly historyDays: number
  readonly brand: string | undefined
  readonly waVersion: string | undefined
  readonly waUrl: string | undefined
  readonly lease:
    | { readonly kind: 'none' }
    | { readonly kind: 'http' }
    | { readonly kind: 'file'; readonly file: string }
  /** Names this process to whoever gives the lease. */
  readonly holder: string
  readonly eventsMax: number
  readonly sendsMax: number
  readonly mediaMaxBytes: number
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug'
}

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: `must be a whole number from ${min} to ${max}` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `must be a whole number from ${min} to ${max}` })

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `must be ${words.join(', ')}` })

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an address beginning with http:// or https://' })
  // Asked even of what is no address at all, which is told already.
  .refine((text) => !URL.canParse(text) || ['', '/'].includes(new URL(text).pathname), {
    error: 'must be an origin: no path',
  })
  .transform((text) => new URL(text).origin)

const socket = z.url({ protocol: /^wss?$/, error: 'must be an address beginning with ws:// or wss://' })

const keys = z.object({
  BOT_TOKEN: z.string({ error: 'is required' }).min(20, { error: 'must have 20 characters or more' }),
  BOT_SIGNING_SECRET: z
    .string({ error: 'is required' })
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, { error: 'must be whsec_ and 24 bytes or more in base64' }),
  DASHBOARD_URL: z.string({ error: 'is required' }).pipe(origin),
  TENANT_ID: z.string({ error: 'is required' }).regex(/^[\w-]{1,100}$/, { error: 'must be an id' }),
  DRIVER: oneOf(['baileys', 'whatsapp-web', 'simulator']).default('baileys'),
  CHROMIUM_PATH: z.string().default('/usr/bin/chromium'),
  SIMULATOR_URL: socket.optional(),
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(0, 65_535).default(3_000),
  DATA_DIR: z.string().default('data'),
  GROUPS: oneOf(['ignore', 'read', 'answer']).default('ignore'),
  HISTORY_DAYS: whole(0, 90).default(0),
  BRAND: z.string().max(50, { error: 'must have 50 characters or fewer' }).optional(),
  WA_VERSION: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, { error: 'must be three numbers: 2.3000.1023223821' })
    .optional(),
  WA_URL: socket.optional(),
  LEASE: oneOf(['none', 'http', 'file']).default('none'),
  LEASE_FILE: z.string().optional(),
  LEASE_HOLDER: z.string().max(200).optional(),
  EVENTS_MAX: whole(100, 10_000_000).default(100_000),
  SENDS_MAX: whole(10, 1_000_000).default(10_000),
  MEDIA_MAX_MB: whole(1, 2_000).default(32),
  LOG_LEVEL: oneOf(['error', 'warn', 'info', 'debug']).default('info'),
})

/**
 * Reads and checks the whole environment. The only function of the bot that knows `process.env`; empty is absent.
 * @throws BotConfigError with every problem at once.
 */
export function loadBotConfig(env: Readonly<Record<string, string | undefined>> = process.env): BotConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => (value ?? '').trim() !== ''))
  const parsed = keys.safeParse(given)
  if (!parsed.success) {
    throw new BotConfigError(
      parsed.error.issues.map(({ path: [key = ''], message }) => ({ key: String(key), problem: message })),
    )
  }
  const value = parsed.data
  if (value.DRIVER === 'simulator' && value.SIMULATOR_URL === undefined) {
    throw new BotConfigError([{ key: 'SIMULATOR_URL', problem: 'is required by DRIVER=simulator' }])
  }
  if (value.LEASE === 'file' && value.LEASE_FILE === undefined) {
    throw new BotConfigError([{ key: 'LEASE_FILE', problem: 'is required by LEASE=file' }])
  }
  const config: BotConfig = {
    token: value.BOT_TOKEN,
    signingSecret: value.BOT_SIGNING_SECRET,
    dashboardUrl: value.DASHBOARD_URL,
    tenantId: value.TENANT_ID,
    driver: value.DRIVER,
    chromium: value.CHROMIUM_PATH,
    simulatorUrl: value.SIMULATOR_URL,
    host: value.HOST,
    port: value.PORT,
    dataDir: path.resolve(value.DATA_DIR),
    groups: value.GROUPS,
    historyDays: value.HISTORY_DAYS,
    brand: value.BRAND,
    waVersion: value.WA_VERSION,
    waUrl: value.WA_URL,
    lease: value.LEASE === 'file' ? { kind: 'file', file: value.LEASE_FILE ?? '' } : { kind: value.LEASE },
    holder: value.LEASE_HOLDER ?? `${process.pid}`,
    eventsMax: value.EVENTS_MAX,
    sendsMax: value.SENDS_MAX,
    mediaMaxBytes: value.MEDIA_MAX_MB * 1024 * 1024,
    logLevel: value.LOG_LEVEL,
  }
  return Object.freeze(config)
}
