import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ConfigError } from './config/config-error.ts'
import { type KeyName, keyDocumentation, keys } from './config/keys.ts'
import { loadConfig } from './config.ts'

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`

const production = {
  RECADO_ENV: 'production',
  PUBLIC_URL: 'https://app.exemplo.com.br',
  BASE_DOMAIN: 'exemplo.com.br',
  MASTER_KEYS: key('k1'),
  SMTP_URL: 'smtps://u:p@smtp.exemplo.com.br',
  MAIL_FROM: 'Recado <nao-responda@exemplo.com.br>',
}

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map((problem) => problem.key)
  }
}

describe('an empty environment', () => {
  test('is a complete development configuration', () => {
    const config = loadConfig({})
    expect(config).toMatchObject({
      environment: 'development',
      dataDir: path.resolve('.recado'),
      roles: ['web', 'jobs', 'relay'],
      http: {
        host: '127.0.0.1',
        port: 3000,
        publicUrl: 'http://localhost:3000',
        trustProxy: false,
        bodyLimitBytes: 1_048_576,
      },
      tenancy: { baseDomain: 'localhost' },
      database: { url: undefined, clusters: [], poolMax: 10, connectionBudget: 80 },
      mail: { driver: 'mailbox' },
      storage: { driver: 'disk', directory: path.resolve('.recado/files') },
      webhooks: { allowPrivate: true },
      shutdownTimeoutMs: 15_000,
      demo: true,
    })
  })

  test('counts empty and blank variables as absent', () => {
    expect(loadConfig({ PORT: '', LOG_LEVEL: '  ' })).toEqual(loadConfig({}))
  })
})

test('a production configuration is read whole', () => {
  const config = loadConfig({
    ...production,
    RECADO_DATA_DIR: '/srv/recado',
    ROLES: 'relay, web',
    TRUST_PROXY: '10.0.0.0/8, loopback',
    REQUEST_BODY_LIMIT: '512kb',
    SHUTDOWN_TIMEOUT: '2m',
    CLUSTERS: '[{"name":"sp-2","url":"postgres://a:b@db2/postgres"}]',
    MASTER_KEYS: `${key('new')},${key('old')}`,
    STORAGE_DRIVER: 's3',
    S3_BUCKET: 'arquivos',
    S3_ENDPOINT: 'https://minio.exemplo.com.br/',
    S3_ACCESS_KEY_ID: 'a',
    S3_SECRET_ACCESS_KEY: 'b',
  })
  expect(config).toMatchObject({
    environment: 'production',
    dataDir: path.resolve('/srv/recado'),
    roles: ['web', 'relay'],
    http: { host: '0.0.0.0', trustProxy: ['10.0.0.0/8', 'loopback'], bodyLimitBytes: 524_288 },
    shutdownTimeoutMs: 120_000,
    database: { clusters: [{ name: 'sp-2', url: 'postgres://a:b@db2/postgres' }] },
    mail: { driver: 'smtp', from: 'Recado <nao-responda@exemplo.com.br>' },
    storage: { driver: 's3', endpoint: 'https://minio.exemplo.com.br', forcePathStyle: true, region: 'us-east-1' },
    webhooks: { allowPrivate: false },
    demo: false,
  })
  expect(config.secrets.masterKeys.map((entry) => entry.id)).toEqual(['new', 'old'])
})

describe('problems', () => {
  test('are reported all together', () => {
    expect(
      problemsOf({ RECADO_ENV: 'production', PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x/y' }),
    ).toEqual(['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'MASTER_KEYS', 'PUBLIC_URL', 'BASE_DOMAIN', 'SMTP_URL'])
  })

  test('never repeat what was written', () => {
    const planted = 'hunter2-planted'
    const env = Object.fromEntries(Object.keys(keys).map((name) => [name, `${planted}\u0000`]))
    try {
      loadConfig(env)
      expect.unreachable()
    } catch (error) {
      expect((error as ConfigError).problems.length).toBeGreaterThan(15)
      expect(inspect(error, { depth: 9 })).not.toContain(planted)
    }
  })

  test('of an unreadable RECADO_ENV do not guess which rules were meant', () => {
    expect(problemsOf({ RECADO_ENV: 'prod' })).toEqual(['RECADO_ENV'])
  })

  test.each<[string, Record<string, string>, string[]]>([
    ['plain http in production', { PUBLIC_URL: 'http://app.exemplo.com.br' }, ['PUBLIC_URL']],
    ['http on localhost in production', { PUBLIC_URL: 'http://localhost:3000' }, []],
    ['a public address with a path', { PUBLIC_URL: 'https://exemplo.com.br/app' }, ['PUBLIC_URL']],
    ['a base domain with a scheme', { BASE_DOMAIN: 'https://exemplo.com.br' }, ['BASE_DOMAIN']],
    ['no base domain', { BASE_DOMAIN: '' }, ['BASE_DOMAIN']],
    ['no mail server, mail off', { SMTP_URL: '', MAIL: 'off' }, []],
    ['no mail server', { SMTP_URL: '' }, ['SMTP_URL']],
    ['no sender', { MAIL_FROM: '' }, ['MAIL_FROM']],
    ['a sender that is no address', { MAIL_FROM: 'Recado' }, ['MAIL_FROM']],
    ['s3 without a bucket', { STORAGE_DRIVER: 's3' }, ['S3_BUCKET']],
    ['half of the s3 credentials', { S3_ACCESS_KEY_ID: 'a' }, ['S3_SECRET_ACCESS_KEY']],
    ['a short master key', { MASTER_KEYS: `k1:${randomBytes(31).toString('base64')}` }, ['MASTER_KEYS']],
    ['a repeated key id', { MASTER_KEYS: `${key('k1')},${key('k1')}` }, ['MASTER_KEYS']],
    ['a cluster called main', { CLUSTERS: '[{"name":"main","url":"postgres://h/d"}]' }, ['CLUSTERS']],
    ['clusters that are not JSON', { CLUSTERS: 'sp-2=postgres://h/d' }, ['CLUSTERS']],
    [
      'a budget under the pool',
      { DATABASE_POOL_MAX: '50', DATABASE_CONNECTION_BUDGET: '20' },
      ['DATABASE_CONNECTION_BUDGET'],
    ],
    ['trusting every proxy', { TRUST_PROXY: 'true' }, ['TRUST_PROXY']],
    ['an unknown role', { ROLES: 'web,cron' }, ['ROLES']],
    ['a duration without unit', { SHUTDOWN_TIMEOUT: '30' }, ['SHUTDOWN_TIMEOUT']],
    ['private webhooks for many tenants', { ALLOW_PRIVATE_WEBHOOKS: 'true' }, ['ALLOW_PRIVATE_WEBHOOKS']],
    ['a single tenant, which is not enforced', { SINGLE_TENANT: 'acme' }, ['SINGLE_TENANT']],
    ['Redis, which nothing uses', { REDIS_URL: 'redis://cache:6379' }, ['REDIS_URL']],
    ['sockets that hear nothing', { ROLES: 'web' }, ['ROLES']],
    ['sockets that hear nothing, with jobs', { ROLES: 'web,jobs' }, ['ROLES']],
    ['a relay that takes events from the sockets', { ROLES: 'jobs,relay' }, ['ROLES']],
    ['jobs alone', { ROLES: 'jobs' }, []],
    ['web and relay', { ROLES: 'web,relay' }, []],
    ['every address in production', { HOST: '0.0.0.0' }, []],
  ])('%s', (_, env, expected) => {
    expect(problemsOf({ ...production, ...env })).toEqual(expected)
  })
})

test.each<[string, Buffer | string]>([
  ['zeros', Buffer.alloc(32)],
  ['one byte repeated', Buffer.alloc(32, 0xab)],
  ['a sequence', Buffer.from(Array.from({ length: 32 }, (_, i) => i))],
  ['a sequence downwards by three', Buffer.from(Array.from({ length: 32 }, (_, i) => (250 - 3 * i + 256) % 256))],
  ['sixteen bytes twice', Buffer.from('00112233445566778899aabbccddeeff'.repeat(2), 'hex')],
  ['text', 'correct horse battery staple 123'],
  ['hexadecimal digits as text', '9f3c1b7a5e2d8c4f6a0b1c2d3e4f5a6b'],
])('a master key of %s is refused, also in development', (_, bytes) => {
  const written = `k1:${Buffer.from(bytes).toString('base64')}`
  expect(problemsOf({ MASTER_KEYS: written })).toEqual(['MASTER_KEYS'])
  expect(problemsOf({ ...production, MASTER_KEYS: `${key('k2')},${written}` })).toEqual(['MASTER_KEYS'])
})

test('random master keys are accepted', () => {
  for (let i = 0; i < 1_000; i++) expect(problemsOf({ MASTER_KEYS: key('k1') })).toEqual([])
})

describe('development with the demo', () => {
  test.each(['0.0.0.0', '::', '192.168.0.10', '10.0.0.1', '[::]', 'meu-computador', '::ffff:10.0.0.1'])(
    'does not listen on %s',
    (host) => {
      expect(problemsOf({ HOST: host })).toEqual(['HOST'])
      expect(problemsOf({ HOST: host, DEMO: 'true' })).toEqual(['HOST'])
      expect(problemsOf({ HOST: host, DEMO: 'false' })).toEqual([])
    },
  )

  test.each(['127.0.0.1', '127.0.0.5', '::1', '[::1]', 'localhost', '::ffff:127.0.0.1'])('listens on %s', (host) => {
    expect(problemsOf({ HOST: host })).toEqual([])
  })
})

test('the result is frozen all the way down', () => {
  const config = loadConfig({ CLUSTERS: '[{"name":"b","url":"postgres://h/d"}]', MASTER_KEYS: key('k1') })
  const loose: string[] = []
  const walk = (value: unknown, at: string) => {
    if (typeof value !== 'object' || value === null || value.constructor.name.endsWith('KeyObject')) return
    if (!Object.isFrozen(value)) loose.push(at)
    for (const [name, child] of Object.entries(value)) walk(child, `${at}.${name}`)
  }
  walk(config, 'config')
  expect(loose).toEqual([])
  expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError)
})

test('printing the configuration does not show master keys', () => {
  const text = key('k1')
  const config = loadConfig({ MASTER_KEYS: text })
  const shown = inspect(config, { depth: 9 }) + JSON.stringify(config)
  expect(shown).not.toContain(text.slice(3, 20))
})

test('every variable is documented', () => {
  const undocumented = (Object.keys(keys) as KeyName[]).filter((name) => !keyDocumentation.get(keys[name])?.description)
  expect(undocumented).toEqual([])
})
