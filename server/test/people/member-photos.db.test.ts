import { ConversationId, encodeId } from '@recado/contracts/ids'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setOwnPhoto } from '../../src/core/members/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { tenantKeys } from '../../src/platform/storage/index.ts'
import { bomb, picture } from '../branding/pictures.ts'
import { buildScene } from '../conversations/scene.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const clock = advancingClock(new Date())
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

async function call(
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  headers: Record<string, string> = {},
  payload?: object,
) {
  const answer = await house.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
}

const upload = async (who: SignedIn, payload: Buffer, type = 'image/png') =>
  call('POST', '/api/v1/me/photo', { ...who.headers, 'content-type': type }, payload)
const serve = (url: string) => house.app.inject({ url })
const photosOf = async (tenant: { id: string }) =>
  (await house.services.storage.list(tenantKeys(tenant.id).everything)).items.filter(({ key }) =>
    key.includes('/people/'),
  )

describe.each(PLACEMENTS)('in a %s tenant', (placement) => {
  test('a photo is seen by colleagues, replaced, and gone when it is taken away', async () => {
    const tenant = await buildTenant(house, { placement })
    const [ana, bia] = [await buildMember(house, tenant), await buildMember(house, tenant, 'agent')]
    const photoOf = async (who: SignedIn) =>
      (await call('GET', `/api/v1/members/${encodeId('mem', who.memberId)}`, ana.headers)).body.photo_url
    expect(await photoOf(bia)).toBe(null)

    const first = await upload(bia, await picture({ width: 300, height: 200 }))
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    const { photo_url: url } = first.body
    expect([await photoOf(bia), await photoOf(ana)]).toEqual([url, null])
    expect((await call('GET', '/api/v1/me', bia.headers)).body.photo_url).toBe(url)
    const served = await serve(url)
    expect(served.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=604800, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 })
    expect(url).not.toContain(bia.memberId)

    const second = (await upload(bia, await picture({ width: 300, height: 200 }))).body.photo_url
    expect(second).not.toBe(url)
    await house.drain()
    expect([(await serve(url)).statusCode, (await serve(second)).statusCode]).toEqual([404, 200])

    expect((await call('DELETE', '/api/v1/me/photo', bia.headers)).status).toBe(204)
    await house.drain()
    expect([await photoOf(bia), (await serve(second)).statusCode]).toEqual([null, 404])
    expect(await photosOf(tenant)).toEqual([])
  })

  test('who may change people takes somebody’s photo away, on the record, and nobody takes one of who is above them', async () => {
    const tenant = await buildTenant(house, { placement })
    const [ana, bia] = [await buildMember(house, tenant), await buildMember(house, tenant, 'agent')]
    const adm = await buildMember(house, tenant, 'admin')
    const [{ photo_url: hers }, { photo_url: boss }] = [
      (await upload(bia, await picture())).body,
      (await upload(ana, await picture())).body,
    ]
    const take = (who: SignedIn, from: SignedIn) =>
      call('DELETE', `/api/v1/members/${encodeId('mem', from.memberId)}/photo`, who.headers)
    expect([(await take(bia, ana)).status, (await take(adm, ana)).body.code]).toEqual([403, 'rights_exceeded'])
    // Once more changes nothing, and is no second act.
    expect([(await take(adm, bia)).status, (await take(adm, bia)).status]).toEqual([204, 204])
    await house.drain()
    expect([(await serve(hers)).statusCode, (await serve(boss)).statusCode]).toEqual([404, 200])
    expect((await call('GET', '/api/v1/me', bia.headers)).body.photo_url).toBe(null)
    const acts = (await call('GET', '/api/v1/audit?action=member', ana.headers)).body.items
    expect(acts).toMatchObject([{ action: 'member.photo_changed', target_id: bia.memberId }])
  })

  test('the photo of somebody who left is deleted', async () => {
    const tenant = await buildTenant(house, { placement })
    const [ana, bia] = [await buildMember(house, tenant), await buildMember(house, tenant, 'agent')]
    const { photo_url: url } = (await upload(bia, await picture())).body
    expect((await call('DELETE', `/api/v1/members/${encodeId('mem', bia.memberId)}`, ana.headers)).status).toBe(204)
    await house.drain()
    expect([(await serve(url)).statusCode, await photosOf(tenant)]).toEqual([404, []])
  })
})

test('a file whose upload was broken off is deleted an hour later, and one that is in use stays', async () => {
  const tenant = await buildTenant(house)
  const bia = await buildMember(house, tenant)
  const { photo_url: url } = (await upload(bia, await picture())).body
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  // Nobody has this id: as when they left while the file was written.
  await expect(setOwnPhoto(house.services, source, newId(), await picture())).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await photosOf(tenant)).toHaveLength(2)
  // Sessions and tokens outlive it: nothing below is asked with one.
  clock.advance(7_200_000)
  await house.drain()
  expect(await photosOf(tenant)).toHaveLength(1)
  expect((await serve(url)).statusCode).toBe(200)
})

test('where and by what it was taken is left behind, and so is what hides behind the pixels', async () => {
  const bia = await buildMember(house, await buildTenant(house))
  const marked = await sharp(await picture({ format: 'jpeg' }))
    .withExif({ IFD0: { Copyright: 'rua secreta 7' }, IFD3: { GPSLatitude: '23/1 33/1 0/1', GPSLatitudeRef: 'S' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(marked).metadata()).exif).toBeDefined()
  const sent = Buffer.concat([marked, Buffer.from('<script>alert(1)</script>')])
  const { rawPayload } = await serve((await upload(bia, sent, 'image/jpeg')).body.photo_url)
  expect((await sharp(rawPayload).metadata()).exif).toBeUndefined()
  expect([rawPayload.includes('secreta'), rawPayload.includes('script')]).toEqual([false, false])
})

describe('refused is', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  test.each<[string, () => Buffer | Promise<Buffer>, string, number, string]>([
    ['nothing', () => Buffer.alloc(0), 'image/png', 400, 'image_missing'],
    ['an SVG that calls itself PNG', () => svg, 'image/png', 415, 'image_svg_refused'],
    ['a page that calls itself PNG', () => Buffer.from('<html><script>'), 'image/png', 415, 'image_type_unsupported'],
    ['a GIF', () => Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'image/png', 415, 'image_type_unsupported'],
    ['a bomb of 50,000 pixels a side', () => bomb(50_000), 'image/png', 400, 'image_dimensions_refused'],
    ['a tiny one', () => picture({ width: 8, height: 8 }), 'image/png', 400, 'image_dimensions_refused'],
    [
      'half a picture',
      async () => (await picture({ width: 900 })).subarray(0, 200),
      'image/png',
      400,
      'image_unreadable',
    ],
    ['more than 1 MB', () => Buffer.alloc(1_048_577), 'image/png', 413, 'body_too_large'],
  ])('%s', async (_what, make, type, status, code) => {
    const bia = await buildMember(house, await buildTenant(house))
    const answer = await upload(bia, await make(), type)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect((await call('GET', '/api/v1/me', bia.headers)).body.photo_url).toBe(null)
  })
})

test('more than thirty an hour are refused, whatever they are', async () => {
  const limited = await openTestHouse({ rateLimits: 'program' })
  const bia = await buildMember(limited, await buildTenant(limited))
  const statuses: number[] = []
  for (let turn = 0; turn < 31; turn++) {
    const headers = { ...bia.headers, 'content-type': 'image/png' }
    const answer = await limited.app.inject({ method: 'POST', url: '/api/v1/me/photo', headers, payload: 'GIF89a' })
    statuses.push(answer.statusCode)
  }
  expect(statuses.slice(-2)).toEqual([415, 429])
  await limited.close()
})

test('no photo is found in another tenant’s folder, or under another name', async () => {
  const [one, other] = [await buildTenant(house), await buildTenant(house)]
  const { photo_url: url } = (await upload(await buildMember(house, one), await picture())).body
  const tries = [
    url.replace(one.id, other.id),
    url.replace(one.id, '..'),
    url.replace('.webp', '.png'),
    url.replace(/[0-9a-f]{32}/, '0'.repeat(32)),
    url.replace(/[0-9a-f]{32}/, '%2e%2e%2fbackups'),
  ]
  for (const address of tries) expect([403, 404], address).toContain((await serve(address)).statusCode)
})

test('a visitor sees the photo of who answers and of the team, and neither of who was shut out', async () => {
  const scene = await buildScene(house)
  const boss = await buildMember(house, scene.tenant)
  const headers = { 'x-tenant': scene.tenant.slug }
  const { photo_url: url } = (await upload(boss, await picture())).body
  const session = await call('POST', '/api/v1/widget/sessions', headers, { inbox_key: scene.inboxId })
  const visitor = { ...headers, authorization: `Bearer ${session.body.visitor_token}` }
  const begun = await call('POST', '/api/v1/widget/conversations', visitor, { client_id: newId<string>(), text: 'Oi' })
  const { id } = begun.body.conversation
  const author = { kind: 'member' as const, id: boss.memberId, name: 'Ana Souza' }
  await scene.post(ConversationId.parse(id), { direction: 'out', author, body: 'Bom dia!' })
  const read = async () => (await call('GET', `/api/v1/widget/conversations/${id}/messages`, visitor)).body
  const thread = await read()
  const face = thread.items[1].author_face
  expect(thread.items[0].author_face).toBe('')
  expect(face).toMatch(/^[0-9a-f]{16}$/)
  expect(thread.faces).toEqual({ [face]: url })
  expect(JSON.stringify(thread)).not.toContain(encodeId('mem', boss.memberId))
  const config = await call('GET', `/api/v1/widget/config?inbox_key=${scene.inboxId}`, headers)
  expect(config.body.team).toContainEqual({ first_name: expect.any(String), photo_url: url })

  await scene.run(({ db, tenant }) =>
    db
      .updateTable('members')
      .set({ status: 'disabled' })
      .where('tenant_id', '=', tenant.id)
      .where('id', '=', boss.memberId)
      .execute(),
  )
  expect((await read()).faces).toEqual({ [face]: null })
})
