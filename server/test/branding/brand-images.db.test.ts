import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { bitmapIcon, bomb, icon, picture } from './pictures.ts'

let house: TestHouse
let owner: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  owner = await buildMember(house, await buildTenant(house))
})
afterAll(() => house.close())

const upload = (kind: 'logo' | 'favicon', payload: Buffer, type = 'image/png', headers = owner.headers) =>
  house.app.inject({
    method: 'POST',
    url: `/api/v1/brand/${kind}`,
    headers: { ...headers, 'content-type': type },
    payload,
  })

describe.each(['png', 'jpeg', 'webp'] as const)('a %s', (format) => {
  test('becomes a logo that anybody may keep for ever', async () => {
    const answer = await upload('logo', await picture({ format, width: 900, height: 300 }), `image/${format}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const url: string = answer.json().branding.logo_url
    const served = await house.app.inject({ url })
    expect(served.statusCode).toBe(200)
    expect(served.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(served.headers['content-security-policy']).toContain('sandbox')
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 512, height: 171 })
    const png = await house.app.inject({ url: url.replace('512.webp', '512.png') })
    expect(await sharp(png.rawPayload).metadata()).toMatchObject({ format: 'png', width: 512 })
  })
})

test('another picture has another address, the same one the same', async () => {
  const [one, other] = [await picture({ width: 80 }), await picture({ width: 81 })]
  const urls = []
  for (const sent of [one, other, one]) urls.push((await upload('logo', sent)).json().branding.logo_url)
  expect(urls[0]).not.toBe(urls[1])
  expect(urls[2]).toBe(urls[0])
  // Mails that went out still show the earlier one.
  expect((await house.app.inject({ url: urls[1] })).statusCode).toBe(200)
})

test.each([
  ['of a bitmap', async () => bitmapIcon(32, [10, 20, 250])],
  ['of a PNG', async () => icon(64, await picture({ width: 64, height: 64 }))],
])('an icon %s becomes a favicon', async (_of, make) => {
  const answer = await upload('favicon', await make(), 'image/x-icon')
  expect(answer.statusCode, answer.body).toBe(200)
  const served = await house.app.inject({ url: answer.json().branding.favicon_url })
  expect(served.headers['content-type']).toBe('image/png')
  const { data, info } = await sharp(served.rawPayload).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([32, 32])
  expect(data[0]).toBeGreaterThan(190)
})

test('what hides behind the pixels is left behind', async () => {
  const marked = await sharp(await picture({ format: 'jpeg' }))
    .withExif({ IFD0: { Copyright: 'rua secreta 7' } })
    .jpeg()
    .toBuffer()
  const polyglot = Buffer.concat([marked, Buffer.from('<script>alert(1)</script>')])
  const url: string = (await upload('logo', polyglot, 'image/jpeg')).json().branding.logo_url
  for (const address of [url, url.replace('512.webp', '512.png')]) {
    const { rawPayload } = await house.app.inject({ url: address })
    expect(rawPayload.includes('script')).toBe(false)
    expect(rawPayload.includes('secreta')).toBe(false)
  }
})

describe('refused is', () => {
  const svg = Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  )
  test.each<[string, () => Buffer | Promise<Buffer>, string, number, string]>([
    ['an SVG', () => svg, 'image/svg+xml', 415, 'image_svg_refused'],
    ['an SVG that calls itself PNG', () => svg, 'image/png', 415, 'image_svg_refused'],
    ['a page that calls itself PNG', () => Buffer.from('<html><script>'), 'image/png', 415, 'image_type_unsupported'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'image/png', 415, 'image_type_unsupported'],
    ['a GIF', () => Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'image/png', 415, 'image_type_unsupported'],
    ['a bomb of 50,000 pixels a side', () => bomb(50_000), 'image/png', 400, 'image_dimensions_refused'],
    ['a bomb that keeps within pixels', () => bomb(4_096), 'image/png', 400, 'image_unreadable'],
    ['a long thin one', () => picture({ width: 5_000, height: 16 }), 'image/png', 400, 'image_dimensions_refused'],
    ['a tiny one', () => picture({ width: 8, height: 8 }), 'image/png', 400, 'image_dimensions_refused'],
    ['half a picture', async () => (await picture()).subarray(0, 60), 'image/png', 400, 'image_unreadable'],
    ['an icon without a picture', () => icon(32, Buffer.alloc(50)), 'image/x-icon', 400, 'image_unreadable'],
    ['an icon whose picture lies outside', () => icon(32, Buffer.alloc(0)), 'image/x-icon', 400, 'image_unreadable'],
    ['more than 1 MB', () => Buffer.alloc(1024 * 1024 + 1), 'image/png', 413, 'body_too_large'],
    ['nothing', () => Buffer.alloc(0), 'image/png', 400, 'image_missing'],
    ['what says it is a film', () => picture(), 'video/mp4', 415, 'media_type_unsupported'],
  ])('%s', async (_what, make, type, status, code) => {
    const answer = await upload('logo', await make(), type)

    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  test('a picture from somebody who may not change the brand', async () => {
    const agent = await buildMember(house, await buildTenant(house), 'agent')
    expect((await upload('logo', await picture(), 'image/png', agent.headers)).statusCode).toBe(403)
  })
})

test.each([
  '/files/brand/platform/logo-00000000000000000000000000000000-512.webp',
  '/files/brand/platform/..%2f..%2f..%2fmaster.keys',
  '/files/brand/..%2f..%2ftenants/logo-00000000000000000000000000000000-512.webp',
  '/files/brand/platform/custom.css',
])('%s is no file of a brand', async (url) => {
  const answer = await house.app.inject({ url })
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'file_not_found'])
})
