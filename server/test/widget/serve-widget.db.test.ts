import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemoShop } from '../../src/demo/shop/start-demo-shop.ts'
import { serveWidget } from '../../src/http/widget/serve-widget.ts'
import { buildInbox } from '../conversations/scene.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const SCRIPT = '(()=>{"loader"})();\n'.repeat(40)
let directory: string
let app: FastifyInstance
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  directory = await mkdtemp(path.join(tmpdir(), 'recado-widget-'))
  await mkdir(path.join(directory, 'assets/widget'), { recursive: true })
  await writeFile(path.join(directory, 'widget.js'), SCRIPT)
  await writeFile(path.join(directory, 'assets/widget/panel-abc.js'), SCRIPT)
  await writeFile(path.join(directory, 'assets/widget/panel-abc.js.gz'), gzipSync(SCRIPT))
  app = Fastify()
  await serveWidget(app, pino({ level: 'silent' }), directory)
})
afterAll(async () => {
  await app?.close()
  await house?.close()
  await rm(directory, { recursive: true, force: true })
})

test('the loader is for pages of any origin, kept for minutes, and compared by its tag', async () => {
  const answer = await app.inject({ url: '/widget.js', headers: { 'accept-encoding': 'gzip, deflate' } })
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'content-encoding': 'gzip',
    vary: 'accept-encoding',
  })
  expect(gunzipSync(answer.rawPayload).toString()).toBe(SCRIPT)
  const etag = String(answer.headers.etag)
  const again = await app.inject({ url: '/widget.js', headers: { 'if-none-match': etag } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect((await app.inject({ url: '/widget.js', headers: { 'if-none-match': 'W/"old"' } })).statusCode).toBe(200)
})

test.each([
  ['br;q=1, gzip', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', undefined],
])('to who accepts “%s” it comes as %s', async (accepted, encoding) => {
  const answer = await app.inject({ url: '/widget.js', headers: { 'accept-encoding': accepted } })
  expect(answer.headers['content-encoding']).toBe(encoding)
})

test('what the loader fetches is kept for ever', async () => {
  const url = '/assets/widget/panel-abc.js'
  const answer = await app.inject({ url, headers: { 'accept-encoding': 'gzip', origin: 'https://loja.com.br' } })
  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'content-encoding': 'gzip',
  })
})

test('a demo company’s own site carries the widget of its first inbox, and lets nothing else run', async () => {
  const tenant = await buildTenant(house, { slug: 'robustcar' })
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  const key = await house.services.withTenant(source, (scope) => buildInbox(scope))
  const taken = { ...house.services, config: { ...house.services.config, demoShop: { port: 0 } } }
  const first = await startDemoShop(taken)
  const { port } = new URL(first.url)
  const other = { ...taken, config: { ...taken.config, demoShop: { port: Number(port) } } }
  const second = await startDemoShop(other)
  expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(port))
  const page = await fetch(`${second.url}/robustcar`)
  const origin = 'http://robustcar.localhost:3000'
  expect(await page.text()).toContain(`<script async src="${origin}/widget.js" data-inbox="${key}"></script>`)
  const policy = String(page.headers.get('content-security-policy'))
  expect(policy).toContain(`script-src ${origin};`)
  expect(policy).not.toContain('unsafe')
  expect((await fetch(`${second.url}/sorriso`)).status).toBe(200)
  expect((await fetch(`${second.url}/outra`)).status).toBe(404)
  expect((await fetch(`${second.url}/favicon.ico`)).status).toBe(204)
  await Promise.all([first.close(), second.close()])
})
