import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { tenantKeys } from '../../src/platform/storage/index.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const clock = advancingClock('2026-03-15T12:00:00Z')
const keys = tenantKeys('019a0000-0000-7000-8000-000000000001')
const bytes = Buffer.from('0123456789')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
  await house.services.storage.put(keys.upload('audio', 'nota.ogg'), bytes, { contentType: 'audio/ogg' })
  await house.services.storage.put(keys.upload('documents', 'pagina.html'), Buffer.from('<script>alert(1)</script>'), {
    contentType: 'text/html',
  })
})
afterAll(() => house.close())

async function signed(options: { seconds?: number; document?: true; filename?: string } = {}): Promise<string> {
  const key = options.document ? keys.upload('documents', 'pagina.html') : keys.upload('audio', 'nota.ogg')
  const url = await house.services.storage.signedUrl(key, {
    expiresSeconds: options.seconds ?? 60,
    ...(options.filename ? { disposition: { type: 'attachment' as const, filename: options.filename } } : {}),
  })
  return url.replace(/^https?:\/\/[^/]+/, '')
}

test('a signed address gives the file, as what it is and nothing else', async () => {
  const answer = await house.app.inject({ url: await signed() })
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.rawPayload).toEqual(bytes)
  expect(answer.headers).toMatchObject({
    'content-type': 'audio/ogg',
    'content-length': '10',
    'content-disposition': 'inline',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  })
  expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
})

test.each([
  ['bytes=2-5', 206, '2345', 'bytes 2-5/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
  ['bytes=0-1,3-4', 200, '0123456789', undefined],
  ['bytes=5-2', 200, '0123456789', undefined],
  ['lines=1-2', 200, '0123456789', undefined],
])('Range: %s is answered with %i', async (range, status, body, contentRange) => {
  const answer = await house.app.inject({ url: await signed(), headers: { range } })
  expect([answer.statusCode, answer.body, answer.headers['content-range']]).toEqual([status, body, contentRange])
})

test('a range past the end is 416', async () => {
  const answer = await house.app.inject({ url: await signed(), headers: { range: 'bytes=10-' } })
  expect([answer.statusCode, answer.json().code]).toEqual([416, 'file_range_unsatisfiable'])
})

test('what could run in a browser is saved, in a sandbox', async () => {
  const answer = await house.app.inject({ url: await signed({ document: true }) })
  expect(answer.headers['content-disposition']).toBe('attachment')
  expect(answer.headers['content-security-policy']).toContain('sandbox')
})

test('a file keeps its people’s name', async () => {
  const answer = await house.app.inject({ url: await signed({ filename: 'Orçamento "final".ogg' }) })
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="Orcamento _final_.ogg"; filename*=UTF-8''Or%C3%A7amento%20%22final%22.ogg`,
  )
})

test('an address that expired, was changed or was never signed is refused', async () => {
  const url = await signed({ seconds: 60 })
  const foreign = url.replace('8000-000000000001', '8000-000000000002')
  const unsigned = url.replace(/\?.*/, '')
  const climbing = '/files/..%2f..%2fmaster.keys?expires=9999999999&signature=x'
  for (const changed of [foreign, unsigned, `${url}x`, climbing, url.replace('expires=', 'expires=9')]) {
    const answer = await house.app.inject({ url: changed })
    expect([answer.statusCode, answer.json().code], changed).toEqual([403, 'file_link_invalid'])
  }
  clock.advance(60_000)
  const late = await house.app.inject({ url })
  expect([late.statusCode, late.json().code]).toEqual([410, 'file_link_expired'])
})

test('a signed address of a file that is gone says so', async () => {
  const url = await house.services.storage.signedUrl(keys.upload('images', 'sumiu.png'), { expiresSeconds: 60 })
  const answer = await house.app.inject({ url: url.replace(/^https?:\/\/[^/]+/, '') })
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'file_not_found'])
})
