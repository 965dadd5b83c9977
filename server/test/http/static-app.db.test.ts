import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createErrorHandler } from '../../src/http/problem.ts'
import { decorateRequests } from '../../src/http/request-context.ts'
import { registerStaticApp } from '../../src/http/static-app.ts'
import { errors } from '../../src/platform/errors.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const PAGE =
  '<title>__TITLE__</title><meta name="theme-color" content="__THEME_COLOUR__"><meta property="csp-nonce" nonce="__NONCE__"><script nonce="__NONCE__" src="x"></script>'
const SCRIPT = 'export const answer = 42\n'.repeat(100)

let house: TestHouse
let app: FastifyInstance
let directory: string
beforeAll(async () => {
  house = await openTestHouse()
  directory = await mkdtemp(path.join(tmpdir(), 'recado-static-'))
  await mkdir(path.join(directory, 'assets/console'), { recursive: true })
  await writeFile(path.join(directory, 'index.html'), PAGE)
  await writeFile(path.join(directory, 'assets/console/index-abc.js'), SCRIPT)
  await writeFile(path.join(directory, 'sw.js'), SCRIPT)
  await writeFile(path.join(directory, 'assets/console/index-abc.js.gz'), gzipSync(SCRIPT))
  app = await openApp(directory)
})
afterAll(async () => {
  await app?.close()
  await house?.close()
  await rm(directory, { recursive: true, force: true })
})

async function openApp(root: string): Promise<FastifyInstance> {
  const made = Fastify()
  made.setErrorHandler(createErrorHandler(house.services))
  made.setNotFoundHandler(() => {
    throw errors.route_not_found()
  })
  decorateRequests(made)
  await registerStaticApp(made, house.services, root)
  return made
}

test.each(['//', '///', '//evil.example/a'])(
  'an address like %s, which names a host to some, is nobody’s page and no fault of ours',
  async (url) => {
    expect((await app.inject({ url })).statusCode).toBe(404)
  },
)

test('any address of the app is its page, under a nonce that no other answer has', async () => {
  const answers = await Promise.all([1, 2].map(() => app.inject({ url: '/configuracoes/pessoas?x=1' })))
  const nonces = answers.map(({ headers, body, statusCode }) => {
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('no-cache')
    const policy = String(headers['content-security-policy'])
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1]
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(body).toContain(`<script nonce="${nonce}"`)
    expect(body).not.toContain('__')
    return nonce
  })
  expect(new Set(nonces).size).toBe(2)
})

test('the page is titled after the company of the host, which cannot write into it', async () => {
  const tenant = await buildTenant(house)
  const admin = await house.admin('control')
  await admin.query('UPDATE control.tenants SET name = $1 WHERE id = $2', ['<b>$& & filhos', tenant.id])
  await house.services.changes.publish('tenant', tenant.id)
  const answer = await app.inject({ url: '/', headers: { host: `${tenant.slug}.localhost` } })
  expect(answer.body).toContain('<title>&#60;b&#62;$&#38; &#38; filhos</title>')
})

test('the host of nobody gets the page, which says so, and the status of nothing there', async () => {
  const answer = await app.inject({ url: '/', headers: { host: 'ninguem-aqui.localhost' } })
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['content-type']).toContain('text/html')
})

test.each(['/api/v1/nada', '/api/nada', '/assets/console/gone.js', '/favicon.ico', '/.env'])(
  '%s is no page but a problem',
  async (url) => {
    const answer = await app.inject({ url })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  },
)

test('hashed files are kept for ever and sent compressed to who can read it', async () => {
  const url = '/assets/console/index-abc.js'
  const small = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
  expect(small.headers['content-encoding']).toBe('gzip')
  expect(small.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(small.headers.vary).toContain('accept-encoding')
  const plain = await app.inject({ url })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.body).toBe(SCRIPT)
})

test('the service worker lies at the root, is asked for anew each time, and may talk to this host alone', async () => {
  const answer = await app.inject({ url: '/sw.js' })
  expect(answer.body).toBe(SCRIPT)
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; connect-src 'self'",
  })
})

test('the page carries its company’s colour, and lets its own worker in', async () => {
  const answer = await app.inject({ url: '/' })
  expect(answer.body).toMatch(/<meta name="theme-color" content="#[0-9a-f]{6}">/)
  expect(answer.headers['content-security-policy']).toContain("worker-src 'self'")
})

test('only the development mailbox lets styles in, and only its own page', async () => {
  const mailbox = await app.inject({ url: '/dev/mailbox' })
  expect(mailbox.headers['content-security-policy']).toContain("style-src 'self' 'unsafe-inline'")
  expect(mailbox.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
  const other = await app.inject({ url: '/dev/mailbox2' })
  expect(other.headers['content-security-policy']).not.toContain('unsafe')
})

test('without a build nothing is served', async () => {
  const empty = await openApp(path.join(directory, 'nothing'))
  expect((await empty.inject({ url: '/' })).statusCode).toBe(404)
  await empty.close()
})
