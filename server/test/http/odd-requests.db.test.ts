import { type AddressInfo, connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemoShop } from '../../src/demo/shop/start-demo-shop.ts'
import { createRealtime, type Realtime } from '../../src/realtime/create-realtime.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// What no browser sends: written to the socket as bytes, since every client of HTTP would put it right.

let house: TestHouse
let realtime: Realtime
let port: number
let shop: { url: string; close(): Promise<void> }
const logged: { level: number; msg: string }[] = []

beforeAll(async () => {
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(JSON.parse(line)) })
  house = await openTestHouse({ log, env: { SHOP_PORT: '0' } })
  realtime = createRealtime(house.services, house.app.server)
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  ;({ port } = house.app.server.address() as AddressInfo)
  shop = await startDemoShop(house.services)
})
afterAll(async () => {
  await shop.close()
  await realtime.close()
  await house.close()
})

/** @returns the status line's number; undefined when the server closed without an answer */
async function sendBytes(head: string, at = port): Promise<number | undefined> {
  const status = await new Promise<string | undefined>((resolve, reject) => {
    const socket = connect(at, '127.0.0.1', () => socket.write(`${head}\r\nConnection: close\r\n\r\n`))
    let answer = ''
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]))
  })
  return status === undefined ? undefined : Number(status)
}
const errorsLogged = () => logged.filter(({ level }) => level >= 50)

const TARGETS = [
  ...['/', '//', '///', '//a', '//evil.example/a', '/\\', '/\\evil.example', '\\', '/%', '/%zz', '/%00', '/a%2f..%2f'],
  ...[
    'http://localhost/',
    'http://evil.example/',
    'https:',
    'evil.example:443',
    '*',
    '?',
    '#',
    '/?//',
    '/#',
    '/;',
    '/..',
  ],
  ...['/files//', '/files/%', '/assets/console/%', '/assets/widget//', '/api/v1//', '/realtime/?EIO=4&transport=%'],
  `/${'a'.repeat(8_000)}`,
  `/${'a'.repeat(40_000)}`,
  `//${'%2f'.repeat(4_000)}`,
]

test.each(TARGETS.map((target) => [target.slice(0, 40), target] as const))(
  'an address like %s is no fault of ours, and both servers live on',
  async (_shown, target) => {
    const shopPort = Number(new URL(shop.url).port)
    const before = errorsLogged().length
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      expect(await sendBytes(`${method} ${target} HTTP/1.1\r\nHost: localhost`)).toBeLessThan(500)
      expect(await sendBytes(`${method} ${target} HTTP/1.1\r\nHost: localhost`, shopPort)).toBeLessThan(500)
    }
    expect(errorsLogged().slice(before)).toEqual([])
    expect(await sendBytes('GET /healthz HTTP/1.1\r\nHost: localhost')).toBe(200)
    expect(await sendBytes('GET / HTTP/1.1\r\nHost: localhost', shopPort)).toBe(200)
  },
)

const HOSTS = [
  ['two Host headers', 'Host: localhost\r\nHost: evil.example'],
  ['two equal ones', 'Host: localhost\r\nhOST: localhost'],
  ['an empty one', 'Host: '],
  ['somebody before an @', 'Host: a:b@localhost'],
  ['a port that is none', 'Host: localhost:abc'],
  ['a port beyond all', 'Host: localhost:70000'],
  ['two ports', 'Host: localhost:1:2'],
  ['a path', 'Host: localhost/a'],
  ['a list', 'Host: localhost, evil.example'],
  ['a blank inside', 'Host: local host'],
  ['a broken address', 'Host: [::1'],
  ['two X-Forwarded-Host', 'Host: localhost\r\nX-Forwarded-Host: a.example\r\nX-Forwarded-Host: b.example'],
  ['an X-Forwarded-Host of two minds', 'Host: localhost\r\nX-Forwarded-Host: a.example, b.example'],
  ['an X-Forwarded-Host with a path', 'Host: localhost\r\nX-Forwarded-Host: a.example/x'],
] as const

test.each(HOSTS)('%s is refused, by pages, sockets and the shop', async (_what, headers) => {
  const shopPort = Number(new URL(shop.url).port)
  expect(await sendBytes(`GET /healthz HTTP/1.1\r\n${headers}`)).toBe(400)
  expect(await sendBytes(`GET / HTTP/1.1\r\n${headers}`, shopPort)).toBe(400)
  expect(await sendBytes(`GET /realtime/?EIO=4&transport=polling HTTP/1.1\r\n${headers}`)).toBeGreaterThanOrEqual(400)
})

test.each([
  'Host: localhost:3000',
  'Host: [::1]:3000',
  'Host: 127.0.0.1',
  'Host: loja-1.exemplo_2.com.br.',
  'Host: localhost\r\nX-Forwarded-Host: a.example',
  'Host: localhost\r\nX-Forwarded-Host: a.example, a.example',
])('%s is taken', async (headers) => {
  expect(await sendBytes(`GET /healthz HTTP/1.1\r\n${headers}`)).toBe(200)
})

test('a client that leaves in the middle of its body is no error of ours, in the log or in the figures', async () => {
  const socket = connect(port, '127.0.0.1')
  const body = '{"email":"a@exemplo.com.br"'
  socket.write(`POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`)
  socket.write(`Content-Length: 5000\r\n\r\n${body}`)
  const metrics = () => house.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
  const said = logged.length
  await new Promise((resolve) => house.app.server.once('request', resolve))
  socket.destroy()
  // Whatever is said of it, the first line is it.
  await expect.poll(() => logged.slice(said).map(({ msg }) => msg), { timeout: 15_000 }).not.toEqual([])
  expect(logged.slice(said)).toMatchObject([{ level: 20, msg: 'client left' }])
  expect((await metrics()).body).not.toMatch(/route="\/api\/v1\/auth\/login",status="5/)
})

test('measurements are for this machine by its own name, and on no company’s host', async () => {
  const { slug } = await buildTenant(house)
  const read = async (host: string) => (await house.app.inject({ url: '/metrics', headers: { host } })).statusCode
  for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000']) expect(await read(host)).toBe(200)
  for (const host of [`${slug}.localhost`, 'ninguem.localhost', 'rebound.evil.example', '10.0.0.7', 'www.localhost']) {
    expect(await read(host), host).toBe(404)
  }
})

test('a token opens no measurements on a company’s host, either', async () => {
  const token = 'a-token-of-sixteen'
  const guarded = await openTestHouse({ env: { METRICS_TOKEN: token } })
  try {
    const { slug } = await buildTenant(guarded)
    const read = async (host: string) =>
      (await guarded.app.inject({ url: '/metrics', headers: { host, authorization: `Bearer ${token}` } })).statusCode
    expect(await read('localhost')).toBe(200)
    expect(await read('recado:3000')).toBe(200)
    expect(await read(`${slug}.localhost`)).toBe(404)
    expect(await read('ninguem.localhost')).toBe(404)
  } finally {
    await guarded.close()
  }
})
