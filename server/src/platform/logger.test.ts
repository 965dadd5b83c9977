import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

function capture(options: { isTTY?: boolean; environment?: 'development' | 'production' } = {}) {
  const lines: string[] = []
  const destination = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    }),
    { isTTY: options.isTTY ?? false },
  )
  const logger = createLogger({ level: 'info', environment: options.environment ?? 'production', destination })
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> }
}

test('a line is JSON with its level, time and bound context', () => {
  const { logger, last } = capture()
  logger.child({ module: 'billing', tenant_id: 't1' }).child({ request_id: 'r1' }).info({ invoice: 7 }, 'issued')
  expect(last()).toMatchObject({
    level: 'info',
    module: 'billing',
    tenant_id: 't1',
    request_id: 'r1',
    invoice: 7,
    msg: 'issued',
  })
  expect(String(last().time)).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
})

test('lines below the level are not written', () => {
  const { logger, lines } = capture()
  logger.debug('quiet')
  expect(lines).toEqual([])
})

const secret = 'planted-secret-value'

test.each<[string, (log: ReturnType<typeof capture>['logger']) => void]>([
  ['a password field', (log) => log.info({ password: secret })],
  ['a field deep inside', (log) => log.info({ a: { b: [{ c: { new_password: secret } }] } })],
  [
    'request headers',
    (log) => log.info({ req: { headers: { Authorization: `Bearer ${secret}`, Cookie: `sid=${secret}` } } }),
  ],
  ['a set-cookie list', (log) => log.info({ headers: { 'set-cookie': [`a=${secret}`] } })],
  ['a secret that is an object', (log) => log.info({ credentials: { value: secret } })],
  ['camel case', (log) => log.info({ refreshToken: secret, apiKey: secret, clientSecret: secret })],
  ['a child binding', (log) => log.child({ token: secret }).info('bound')],
  [
    'an error property',
    (log) => log.error(Object.assign(new Error('no'), { config: { headers: { authorization: secret } } })),
  ],
  ['an error under err', (log) => log.error({ err: Object.assign(new Error('no'), { token: secret }) }, 'failed')],
  ['an error cause', (log) => log.error({ err: new Error('no', { cause: new Error(`GET https://a:${secret}@b`) }) })],
  ['an address in an error message', (log) => log.error(new Error(`connect postgres://admin:${secret}@db:5432/x`))],
  ['an address in the message', (log) => log.info(`using redis://:${secret}@cache`)],
  ['a token in a query', (log) => log.info({ url: `/files/a?expires=1&signature=${secret}` })],
  ['a bearer in a text', (log) => log.info(`sent Bearer ${secret}`)],
  ['a class with toJSON', (log) => log.info({ form: { toJSON: () => ({ password: secret }) } })],
])('masks %s', (_, write) => {
  const { logger, lines } = capture()
  write(logger)
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain(secret)
  expect(lines[0]).toContain('[redacted]')
  expect(() => JSON.parse(lines[0] ?? '')).not.toThrow()
})

test('keeps counts and facts whose names sound secret', () => {
  const { logger, last } = capture()
  logger.info({ input_tokens: 812, has_password: true })
  expect(last()).toMatchObject({ input_tokens: 812, has_password: true })
})

test('does not change the object it was given', () => {
  const { logger } = capture()
  const given = { password: 'x', nested: { token: 'y' } }
  logger.info(given)
  expect(given).toEqual({ password: 'x', nested: { token: 'y' } })
})

test('a circular object ends', () => {
  const { logger, last } = capture()
  const loop: Record<string, unknown> = { name: 'a' }
  loop.self = loop
  logger.info({ loop })
  expect(JSON.stringify(last())).toContain('too deep')
})

test('is readable only on a terminal in development', () => {
  const terminal = capture({ environment: 'development', isTTY: true })
  terminal.logger.info({ password: secret }, 'started')
  const shown = terminal.lines.join('')
  expect(shown).toContain('started')
  expect(shown).not.toContain(secret)
  expect(shown.startsWith('{')).toBe(false)

  const piped = capture({ environment: 'development' })
  piped.logger.info('started')
  expect(piped.last().msg).toBe('started')
})
