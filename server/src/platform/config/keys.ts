import { z } from 'zod'
import { parseMailbox } from '../mailer/parse-mailbox.ts'
import { masterKeysValue } from './master-keys-value.ts'
import {
  addressValue,
  booleanValue,
  byteSizeValue,
  durationValue,
  hostNameValue,
  integerValue,
  priceValue,
  slugValue,
  trustProxyValue,
  wordListValue,
} from './values.ts'

export const ENVIRONMENTS = ['development', 'staging', 'production'] as const
export const ROLES = ['web', 'jobs', 'relay'] as const
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** What docs/CONFIGURATION.md says about a variable, beside its description. */
export type KeyDocumentation = {
  group: 'General' | 'HTTP' | 'Database' | 'Secrets' | 'Files' | 'Mail' | 'WhatsApp' | 'Observability' | 'Behaviour'
  description: string
  /** What holds when the variable is absent or empty, in words. */
  absent: string
  example?: string
  secret?: true
}

export const keyDocumentation = z.registry<KeyDocumentation>()

const clusterList = z.string().transform((text, ctx) => {
  const parsed = clusterSchema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  ctx.addIssue({
    code: 'custom',
    message: 'must be a JSON list of {"name", "url"} with distinct names other than main',
  })
  return z.NEVER
})

const clusterSchema = z
  .array(
    z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), url: addressValue(['postgres', 'postgresql']) }),
  )
  .refine((list) => new Set(['main', ...list.map((cluster) => cluster.name)]).size === list.length + 1)

/** Every variable the server reads. The order here is the order in docs/CONFIGURATION.md. */
export const keys = {
  RECADO_ENV: z.enum(ENVIRONMENTS).optional().register(keyDocumentation, {
    group: 'General',
    description: 'Which rules apply: development fills in what is missing, production refuses to start without it.',
    absent: '`development`',
    example: 'production',
  }),
  RECADO_DATA_DIR: z.string().optional().register(keyDocumentation, {
    group: 'General',
    description:
      'Folder for what the server keeps on this machine: embedded database, files on disk, development keys.',
    absent: '`.recado` in the working directory',
    example: '/var/lib/recado',
  }),
  ROLES: wordListValue(ROLES).optional().register(keyDocumentation, {
    group: 'General',
    description:
      'What this process does, as a list: `web` answers HTTP and sockets, `jobs` works the queue, `relay` carries the outbox. `web` and `relay` go together until several nodes are supported: sockets hear the relay of their own process only.',
    absent: '`web,jobs,relay`',
    example: 'web,relay',
  }),
  SHUTDOWN_TIMEOUT: durationValue.optional().register(keyDocumentation, {
    group: 'General',
    description: 'How long requests and jobs under way may still take after SIGTERM.',
    absent: '`15s`',
    example: '30s',
  }),

  HOST: z.string().optional().register(keyDocumentation, {
    group: 'HTTP',
    description:
      'Address to listen on. In development with the demo only a loopback address: its passwords are public.',
    absent: '`127.0.0.1` in development, otherwise `0.0.0.0`',
    example: '::',
  }),
  PORT: integerValue({ min: 0, max: 65_535 }).optional().register(keyDocumentation, {
    group: 'HTTP',
    description: 'Port to listen on; 0 lets the system choose.',
    absent: '`3000`',
    example: '8080',
  }),
  PUBLIC_URL: addressValue(['http', 'https'], { path: false }).optional().register(keyDocumentation, {
    group: 'HTTP',
    description:
      'Origin under which people reach the root host; links in mails and signed file addresses begin with it. https outside development, unless the host is localhost: session cookies need it.',
    absent: '`http://localhost:<PORT>` in development; required otherwise',
    example: 'https://app.exemplo.com.br',
  }),
  BASE_DOMAIN: hostNameValue.optional().register(keyDocumentation, {
    group: 'HTTP',
    description: 'Tenants live at `<slug>.<BASE_DOMAIN>`.',
    absent: '`localhost` in development; required otherwise',
    example: 'exemplo.com.br',
  }),
  TRUST_PROXY: trustProxyValue.optional().register(keyDocumentation, {
    group: 'HTTP',
    description:
      'Whose X-Forwarded-* headers are believed: `false`, the number of proxies in front, or a list of addresses and CIDR ranges (also `loopback`, `linklocal`, `uniquelocal`). A wrong value lets clients choose their own address.',
    absent: '`false`',
    example: '10.0.0.0/8',
  }),
  REQUEST_BODY_LIMIT: byteSizeValue.optional().register(keyDocumentation, {
    group: 'HTTP',
    description: 'Largest request body outside uploads.',
    absent: '`1mb`',
    example: '512kb',
  }),

  DATABASE_URL: addressValue(['postgres', 'postgresql']).optional().register(keyDocumentation, {
    group: 'Database',
    description:
      'Administrative connection to the main cluster, PostgreSQL 16 or later: its role may create roles and databases.',
    absent: 'the embedded PostgreSQL in RECADO_DATA_DIR',
    example: 'postgres://admin:…@db.exemplo.com.br:5432/postgres',
    secret: true,
  }),
  CLUSTERS: clusterList.optional().register(keyDocumentation, {
    group: 'Database',
    description: 'Further PostgreSQL clusters that tenants may be placed on, as a JSON list. The name `main` is taken.',
    absent: 'none',
    example: '[{"name":"sp-2","url":"postgres://admin:…@db2.exemplo.com.br/postgres"}]',
    secret: true,
  }),
  DATABASE_POOL_MAX: integerValue({ min: 1, max: 200 }).optional().register(keyDocumentation, {
    group: 'Database',
    description: 'Most connections one process opens to one database. More than about 10 did not raise throughput.',
    absent: '`10`',
    example: '20',
  }),
  DATABASE_CONNECTION_BUDGET: integerValue({ min: 2, max: 10_000 }).optional().register(keyDocumentation, {
    group: 'Database',
    description:
      'Most connections one process opens over all databases together. Keep budget × processes below max_connections.',
    absent: '`80` (PostgreSQL allows 100 unless told otherwise)',
    example: '200',
  }),

  MASTER_KEYS: masterKeysValue.optional().register(keyDocumentation, {
    group: 'Secrets',
    description:
      'Keys that wrap every stored secret, as a list of `id:base64` with 32 bytes each. The first is used for new secrets, the others still open old ones. Losing them loses the secrets. Zeros, patterns and text are refused.',
    absent: 'made once and kept in RECADO_DATA_DIR in development; required otherwise',
    example: '2026-01:…,2025-07:…',
    secret: true,
  }),

  STORAGE_DRIVER: z.enum(['disk', 's3']).optional().register(keyDocumentation, {
    group: 'Files',
    description: 'Where uploads, backups and exports are kept. Several nodes need `s3`.',
    absent: '`disk`, in RECADO_DATA_DIR',
    example: 's3',
  }),
  S3_BUCKET: z.string().min(3).max(63).optional().register(keyDocumentation, {
    group: 'Files',
    description: 'Bucket of the `s3` driver; it must exist and be private.',
    absent: 'required with `s3`',
    example: 'recado-arquivos',
  }),
  S3_REGION: z.string().optional().register(keyDocumentation, {
    group: 'Files',
    description: 'Region the requests are signed for.',
    absent: '`us-east-1`',
    example: 'sa-east-1',
  }),
  S3_ENDPOINT: addressValue(['http', 'https'], { path: false }).optional().register(keyDocumentation, {
    group: 'Files',
    description: 'Origin of an S3-compatible service that is not Amazon.',
    absent: "Amazon's endpoint of the region",
    example: 'https://minio.exemplo.com.br',
  }),
  S3_FORCE_PATH_STYLE: booleanValue.optional().register(keyDocumentation, {
    group: 'Files',
    description: 'Whether the bucket goes into the path instead of the host name.',
    absent: '`true` with S3_ENDPOINT, otherwise `false`',
    example: 'true',
  }),
  S3_ACCESS_KEY_ID: z.string().optional().register(keyDocumentation, {
    group: 'Files',
    description: 'Access key. Given together with its secret.',
    absent: "the machine's own role, found by Amazon's client",
    example: 'AKIA…',
    secret: true,
  }),
  S3_SECRET_ACCESS_KEY: z.string().optional().register(keyDocumentation, {
    group: 'Files',
    description: 'Secret of S3_ACCESS_KEY_ID.',
    absent: "the machine's own role",
    secret: true,
  }),

  MAIL: z.enum(['on', 'off']).optional().register(keyDocumentation, {
    group: 'Mail',
    description: '`off` discards every mail, also in production.',
    absent: '`on`',
    example: 'off',
  }),
  SMTP_URL: addressValue(['smtp', 'smtps']).optional().register(keyDocumentation, {
    group: 'Mail',
    description:
      'Mail server. `smtps` speaks TLS from the first byte, `smtp` upgrades by STARTTLS when it is offered, and insists on it when there is a password and the server is not on loopback.',
    absent: 'mails stay in the development mailbox; required in production unless MAIL is off',
    example: 'smtps://usuario:…@smtp.exemplo.com.br:465',
    secret: true,
  }),
  MAIL_FROM: z
    .string()
    .refine((text) => parseMailbox(text) !== undefined, 'must be an address, with or without a name before it')
    .optional()
    .register(keyDocumentation, {
      group: 'Mail',
      description: 'Sender of mails whose tenant has no address of its own.',
      absent: '`Recado <recado@localhost>` in development; required with SMTP_URL',
      example: 'Recado <nao-responda@exemplo.com.br>',
    }),
  INBOUND_MAIL_DOMAIN: hostNameValue.optional().register(keyDocumentation, {
    group: 'Mail',
    description:
      "Domain whose mail a provider receives for us: each of a company's portals has an address there. The provider posts what it receives, raw if it can, to `<PUBLIC_URL>/api/v1/inbound-mails/<INBOUND_MAIL_SECRET>`.",
    absent: 'portals have no mail addresses of their own',
    example: 'leads.exemplo.com.br',
  }),
  INBOUND_MAIL_SECRET: z.string().min(32).max(100).optional().register(keyDocumentation, {
    group: 'Mail',
    description: 'Proves that it is the provider who posts: part of the address that it is given.',
    absent: 'portals have no mail addresses of their own',
    example: '…',
    secret: true,
  }),

  BOTS: z.enum(['process', 'docker', 'off']).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description:
      'Where bots of WhatsApp numbers run on this machine: each as a process of its own, or as a container of the Docker Engine here. `off`: this process keeps no bots. Further servers are added by the platform’s owner.',
    absent: '`process`',
    example: 'docker',
  }),
  BOTS_SERVER_URL: addressValue(['http', 'https'], { path: false }).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description: 'Origin under which bots reach this server.',
    absent: 'PUBLIC_URL',
    example: 'http://10.0.0.5:3000',
  }),
  BOTS_MEMORY_MB: integerValue({ min: 256, max: 1_048_576 }).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description: 'Memory of this machine that bots may take together, until the owner changes it at the server itself.',
    absent: 'three quarters of the machine’s',
    example: '12288',
  }),
  BOTS_CHROMIUM_PATH: z.string().min(1).max(300).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description: 'Chromium for bots of the driver `whatsapp-web` that are processes of this machine.',
    absent: '`/usr/bin/chromium`',
    example: '/usr/bin/chromium-headless-shell',
  }),
  BOTS_IMAGE: z.string().min(1).max(300).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description:
      'Image of a bot, for servers that run containers and name no other. Another name here updates all bots, one first.',
    absent: '`recado-bot:latest`',
    example: 'registry.exemplo.com.br/recado-bot:1.4.0',
  }),
  BOTS_DOCKER_URL: z
    .string()
    .regex(/^(unix:\/\/\/|https?:\/\/)\S+$/, 'must begin with unix:///, http:// or https://')
    .optional()
    .register(keyDocumentation, {
      group: 'WhatsApp',
      description: 'The Docker Engine of this machine.',
      absent: '`unix:///var/run/docker.sock`',
      example: 'unix:///run/user/1000/docker.sock',
    }),
  BOTS_DOCKER_NETWORK: z.string().min(1).max(100).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description:
      'Network of the bots’ containers; made where it is absent, as one whose containers cannot speak to each other. `host`: that of the machine.',
    absent: '`recado-bots`',
    example: 'host',
  }),
  BOTS_SIMULATOR_URL: addressValue(['ws', 'wss']).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description:
      'Where the simulated network listens, for connections of the driver `simulator`. The connection’s id is added.',
    absent: 'such connections have no bot',
    example: 'ws://127.0.0.1:3200',
  }),
  ALERT_MAIL: z
    .string()
    .refine((text) => parseMailbox(text) !== undefined, 'must be an address, with or without a name before it')
    .optional()
    .register(keyDocumentation, {
      group: 'WhatsApp',
      description: 'Who is told by mail when bots or their servers fail, and when they work again.',
      absent: 'nobody',
      example: 'operacao@exemplo.com.br',
    }),
  ALERT_WEBHOOK_URL: addressValue(['http', 'https']).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description: 'Told the same as JSON, signed with ALERT_WEBHOOK_SECRET as Standard Webhooks say.',
    absent: 'nobody',
    example: 'https://alertas.exemplo.com.br/recado',
  }),
  ALERT_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and 24 bytes or more in base64')
    .optional()
    .register(keyDocumentation, {
      group: 'WhatsApp',
      description: 'Secret of ALERT_WEBHOOK_URL.',
      absent: 'required with ALERT_WEBHOOK_URL',
      secret: true,
    }),
  ALERT_TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, 'must be the token that BotFather gives')
    .optional()
    .register(keyDocumentation, {
      group: 'WhatsApp',
      description: 'Token of the Telegram bot that tells the same. With ALERT_TELEGRAM_CHAT.',
      absent: 'nobody',
      secret: true,
    }),
  ALERT_TELEGRAM_CHAT: z
    .string()
    .regex(/^(-?\d+|@\w+)$/, 'must be a number or @name')
    .optional()
    .register(keyDocumentation, {
      group: 'WhatsApp',
      description: 'The chat that it writes to.',
      absent: 'nobody',
      example: '-1001234567890',
    }),
  ALERT_TELEGRAM_URL: addressValue(['http', 'https'], { path: false }).optional().register(keyDocumentation, {
    group: 'WhatsApp',
    description: 'Another server of the Telegram Bot API.',
    absent: '`https://api.telegram.org`',
  }),

  LOG_LEVEL: z.enum(LOG_LEVELS).optional().register(keyDocumentation, {
    group: 'Observability',
    description: 'Least important level that is written.',
    absent: '`info`',
    example: 'debug',
  }),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional().register(keyDocumentation, {
    group: 'Observability',
    description: 'Bearer token that /metrics asks for.',
    absent: '/metrics answers only clients on this machine that call it by a loopback name',
    secret: true,
  }),

  REDIS_URL: addressValue(['redis', 'rediss']).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description:
      'Not supported yet: a start with it is refused. Meant for Redis or Valkey that carries socket fan-out and rate limits between nodes.',
    absent: 'both stay in the process: one node',
    secret: true,
  }),
  SINGLE_TENANT: slugValue.optional().register(keyDocumentation, {
    group: 'Behaviour',
    description:
      'Not supported yet: a start with it is refused. Meant for the installation of one customer, where every host is that tenant’s.',
    absent: 'many tenants',
  }),
  ALLOW_PRIVATE_WEBHOOKS: booleanValue.optional().register(keyDocumentation, {
    group: 'Behaviour',
    description:
      'Whether webhooks and other addresses that tenants enter may lead into private networks. Only in development: any tenant could reach into this network.',
    absent: '`true` in development, otherwise `false`',
    example: 'false',
  }),
  AI_API_KEY: z.string().min(1).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description:
      'Key of the model that answers in flows, and speaks in the advisor’s board, of companies without a key of their own, within the budget of each one’s plan. With AI_MODEL.',
    absent: 'blocks that ask a model take their other way; the board argues by rule',
    secret: true,
  }),
  AI_MODEL: z.string().min(1).max(200).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: 'Name of that model, as its provider writes it.',
    absent: 'none',
    example: 'claude-haiku-4-5',
  }),
  AI_BASE_URL: addressValue(['http', 'https']).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: 'Address of a server that speaks the protocol of OpenAI, up to `/v1`.',
    absent: 'the model is Anthropic’s',
    example: 'https://models.example.com/v1',
  }),
  AI_INPUT_PRICE: priceValue.optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: 'What a million input tokens of that model cost, in US dollars. Costs are noted with both prices.',
    absent: 'costs are not noted',
    example: '1',
  }),
  AI_OUTPUT_PRICE: priceValue.optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: 'The same for output tokens.',
    absent: 'costs are not noted',
    example: '5',
  }),
  CLOUD_API_ORIGIN: addressValue(['http', 'https'], { path: false }).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: 'Where the WhatsApp Cloud API is.',
    absent: '`https://graph.facebook.com`',
    example: 'https://graph.facebook.com',
  }),
  CLOUD_API_VERSION: z
    .string()
    .regex(/^v\d{2,3}\.0$/, 'must be a version such as v26.0')
    .optional()
    .register(keyDocumentation, {
      group: 'Behaviour',
      description: 'Version of the Graph API; Meta ends each about two years after it came.',
      absent: '`v26.0`',
      example: 'v26.0',
    }),
  RD_STATION_CLIENT_ID: z.string().max(200).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description:
      "The installation's app at RD Station, by which companies connect their RD Station CRM. Its return address there is `<PUBLIC_URL>/api/v1/crm/rd-station/return`.",
    absent: 'no company can connect a CRM',
    example: '0f1c2d3e-…',
  }),
  RD_STATION_CLIENT_SECRET: z.string().max(200).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: 'The secret of that app.',
    absent: 'no company can connect a CRM',
    example: '…',
    secret: true,
  }),
  RD_STATION_API_ORIGIN: addressValue(['http', 'https'], { path: false }).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: "Where RD Station's API is.",
    absent: '`https://api.rd.services`',
    example: 'https://api.rd.services',
  }),
  RD_STATION_ACCOUNTS_ORIGIN: addressValue(['http', 'https'], { path: false }).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: 'Where people allow us into their RD Station account.',
    absent: '`https://accounts.rdstation.com`',
    example: 'https://accounts.rdstation.com',
  }),
  DEMO: booleanValue.optional().register(keyDocumentation, {
    group: 'Behaviour',
    description: 'Whether a first start creates the demonstration partner, tenants and shop.',
    absent: '`true` in development, otherwise `false`',
    example: 'false',
  }),
  SHOP_PORT: integerValue({ min: 0, max: 65_535 }).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description:
      "Port of the demo companies' own sites, which carry their widgets: `http://localhost:<SHOP_PORT>/robustcar`. Only in development, with DEMO; 0 lets the system choose, and a port that is taken gives way to one of the ten after it.",
    absent: '`3100`',
    example: '3150',
  }),
  SIMULATOR_PORT: integerValue({ min: 0, max: 65_535 }).optional().register(keyDocumentation, {
    group: 'Behaviour',
    description:
      'Port of the WhatsApp simulator: a network of its own with phones to play with in a browser, for this machine alone. Only in development; 0 is none.',
    absent: '`3200`',
    example: '0',
  }),
} as const

export type KeyName = keyof typeof keys

/** Values after their own check, before the rules between them. Absent keys are undefined. */
export type KeyValues = { [Name in KeyName]?: z.output<(typeof keys)[Name]> }

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
