import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { picture } from './pictures.ts'

let house: TestHouse
let owner: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  owner = await buildMember(house, await buildTenant(house, { slug: 'oficina' }))
  const changed = await house.app.inject({
    method: 'PUT',
    url: '/api/v1/brand',
    headers: owner.headers,
    payload: { company_name: 'Oficina São João do Tatuapé', colours: { primary: '#0057b8', secondary: '#aa2233' } },
  })
  expect(changed.statusCode, changed.body).toBe(200)
})
afterAll(() => house.close())

const get = (url: string, host = 'oficina.localhost') => house.app.inject({ url, headers: { host } })

test('a host’s manifest says its company’s name, shortened by whole words, and its colour', async () => {
  const answer = await get('/manifest.webmanifest')
  expect(answer.headers['content-type']).toContain('application/manifest+json')
  expect(answer.headers['cache-control']).toBe('no-cache')
  expect(answer.json()).toMatchObject({
    name: 'Oficina São João do Tatuapé',
    short_name: 'Oficina São',
    theme_color: '#0057b8',
    display: 'standalone',
    scope: '/',
  })
})

test('a host that nobody has has neither manifest nor icons', async () => {
  for (const url of ['/manifest.webmanifest', '/app-icons/192.png'])
    expect((await get(url, 'ninguem-aqui.localhost')).statusCode, url).toBe(404)
})

test.each([
  ['192.png', 192],
  ['512.png', 512],
  ['maskable-512.png', 512],
  ['180.png', 180],
])('without a favicon %s is the first letter on the second colour', async (name, side) => {
  const answer = await get(`/app-icons/${name}`)
  expect(answer.statusCode, answer.body).toBe(200)
  const { data, info } = await sharp(answer.rawPayload).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([side, side])
  // The ring of the O goes left and right of the middle, which is ground.
  const at = (x: number, y: number) => {
    const offset = (Math.round(y * side) * side + Math.round(x * side)) * 3
    return [...data.subarray(offset, offset + 3)]
  }
  expect(at(0.5, 0.5)).toEqual([0xaa, 0x22, 0x33])
  const middle = Array.from({ length: side }, (_, x) => at(x / side, 0.5))
  expect(middle.some(([red = 0, green = 0, blue = 0]) => red + green + blue > 3 * 240)).toBe(true)
})

test('a favicon is taken as it is, and on white where the system cuts; the address changes with the brand', async () => {
  const before = (await get('/manifest.webmanifest')).json().icons[0].src
  const sent = await picture({ width: 200, height: 200 })
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/v1/brand/favicon',
    headers: { ...owner.headers, 'content-type': 'image/png' },
    payload: sent,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  const after = (await get('/manifest.webmanifest')).json().icons[0].src
  expect(after).not.toBe(before)
  const icon = await get(after)
  expect(icon.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const maskable = await get('/app-icons/maskable-512.png')
  expect(maskable.headers['cache-control']).toBe('public, max-age=86400')
  const corner = (body: Buffer) =>
    sharp(body).extract({ left: 0, top: 0, width: 1, height: 1 }).removeAlpha().raw().toBuffer()
  expect([...(await corner(maskable.rawPayload))]).toEqual([255, 255, 255])
  expect([...(await corner(icon.rawPayload))]).not.toEqual([0xaa, 0x22, 0x33])
})
