import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Endpoint } from '@recado/contracts/endpoint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXAMPLES } from '../../src/http/reference/examples.ts'
import { TAGS } from '../../src/http/reference/tags.ts'
import { DEFINED_ERRORS } from '../../src/platform/errors.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let url: string
beforeAll(async () => {
  house = await openTestHouse({ rateLimits: 'program' })
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
})
afterAll(() => house.close())

const SCRIPT = '/api/v1/docs/js/scalar.js'

test('every request for the reference is answered from the same bytes, made once, and piece by piece', async () => {
  const memories = new Set<unknown>()
  let longest = 0
  house.app.server.on('request', (_request, response) => {
    const { write } = response
    const writeOn = (piece: Buffer, ...rest: unknown[]) => {
      memories.add(piece.buffer)
      longest = Math.max(longest, piece.length)
      return Reflect.apply(write, response, [piece, ...rest])
    }
    response.write = writeOn as typeof response.write
  })
  for (let round = 0; round < 4; round++) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => fetch(url + SCRIPT, { headers: { 'accept-encoding': 'br' } })),
    )
    for (const answer of answers) await answer.arrayBuffer()
  }
  expect(memories.size).toBe(1)
  expect(longest).toBe(65_536)
})

test('the document says how to begin, has its headings in an order, and every code of an error', async () => {
  const document = (await house.app.inject('/api/v1/openapi.json')).json()
  const codes = [...DEFINED_ERRORS.keys()]
  expect(codes.filter((code) => !document.info.description.includes(`\`${code}\``))).toEqual([])
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object))
  const used = new Set(operations.flatMap(({ tags }) => tags))
  expect([...used].filter((tag) => !TAGS.some(({ name }) => name === tag))).toEqual([])
  expect(document.tags).toEqual(TAGS)
  const shown = operations.filter(({ requestBody }) => requestBody?.content['application/json']?.example !== undefined)
  expect(shown.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(EXAMPLES).toSorted())
})

test('every example is taken by its endpoint', async () => {
  const folder = new URL('../../../contracts/src/', import.meta.url)
  const bodies = new Map<string, Endpoint['body']>()
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.includes('.test.'))) {
    for (const exported of Object.values(await import(new URL(file, folder).href))) {
      if (typeof exported !== 'object' || exported === null) continue
      for (const one of Object.values(exported) as Partial<Endpoint>[])
        if (typeof one?.name === 'string' && typeof one.path === 'string') bodies.set(one.name, one.body)
    }
  }
  for (const [name, example] of Object.entries(EXAMPLES))
    expect(bodies.get(name)?.safeParse(example).error?.issues, name).toBeUndefined()
  expect([...bodies].length).toBeGreaterThan(150)
})

test('page, script and document come compressed, and not again to who has them', async () => {
  for (const path of ['/api/v1/openapi.json', '/api/v1/docs/', SCRIPT]) {
    const ask = (headers: Record<string, string>) => house.app.inject({ url: path, headers })
    const [plain, br, gzip] = [
      await ask({}),
      await ask({ 'accept-encoding': 'br, gzip' }),
      await ask({ 'accept-encoding': 'gzip' }),
    ]
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(brotliDecompressSync(br.rawPayload).equals(plain.rawPayload)).toBe(true)
    expect(gunzipSync(gzip.rawPayload).equals(plain.rawPayload)).toBe(true)
    const again = await ask({ 'if-none-match': String(br.headers.etag) })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  }
  expect((await house.app.inject('/api/v1/docs')).headers.location).toBe('/api/v1/docs/')
  expect((await house.app.inject('/api/v1/docs/nothing')).statusCode).toBe(404)
})

test('the page runs its own script and the lines that start it, and talks to this host alone', async () => {
  const page = await house.app.inject('/api/v1/docs/')
  const policy = String(page.headers['content-security-policy'])
  const start = /<script type="text\/javascript">([\s\S]*?)<\/script>/.exec(page.body)?.[1] ?? ''
  expect(policy).toContain(`script-src 'self' 'sha256-${createHash('sha256').update(start).digest('base64')}';`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
})

test('an address may ask for so much of it a minute', async () => {
  const { points } = house.services.ratePolicies.reference
  let answered = 0
  while ((await house.app.inject({ url: '/api/v1/openapi.json', remoteAddress: '192.0.2.7' })).statusCode === 200)
    answered += 1
  expect(answered).toBe(points)
  expect((await house.app.inject({ url: '/api/v1/openapi.json', remoteAddress: '192.0.2.8' })).statusCode).toBe(200)
})
