import { randomBytes } from 'node:crypto'
import { type AttachmentId, type ContactId, type ConversationId, decodeId, encodeId } from '@recado/contracts/ids'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  appendPart,
  beginUpload,
  claimAttachments,
  finishUpload,
  removeUploads,
  type UploadPorts,
} from '../../src/chat/attachments/index.ts'
import { createContact } from '../../src/chat/contacts/index.ts'
import { postMessage } from '../../src/chat/conversations/index.ts'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import { erasePerson } from '../../src/chat/workflows/erasure/erase-person.ts'
import { tenantKeys } from '../../src/platform/storage/index.ts'
import { JOBS } from '../../src/products.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildConversation } from '../support/build-conversation.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { oggOpus, pngOf } from './files.ts'

const PART = 64 * 1024

let house: TestHouse
let now = new Date('2026-11-21T12:00:00Z')
beforeAll(async () => {
  house = await openTestHouse({ clock: { now: () => now } })
})
afterAll(() => house.close())

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  let source: ScopeSource
  let owner: SignedIn
  let agent: SignedIn
  let other: SignedIn
  let contactId: ContactId
  let conversation: string
  let ports: UploadPorts
  beforeAll(async () => {
    const tenant = await buildTenant(house, { placement })
    owner = await buildMember(house, tenant, 'owner')
    agent = await buildMember(house, tenant, 'agent')
    other = await buildMember(house, tenant, 'agent')
    source = { tenant, actor: { kind: 'system', name: 'test' } }
    const { withTenant, storage, storageMeter } = house.services
    ports = { withTenant, storage, meter: storageMeter }
    conversation = await inside(async (scope) => {
      const inbox = await createInbox(scope, { name: 'Caixa', channel: 'widget' })
      contactId = (await createContact(scope, { name: 'Cliente' })).id
      return buildConversation(scope, { inboxId: inbox.id, contactId, assigneeId: agent.memberId })
    })
  })

  const inside = <Result>(run: (scope: TenantScope) => Promise<Result>) => house.services.withTenant(source, run)
  const post = (url: string, payload?: object, person = owner) =>
    house.app.inject({
      method: 'POST',
      url: `/api/v1/attachments${url}`,
      headers: person.headers,
      ...(payload ? { payload } : {}),
    })
  const get = (id: string, person = owner) =>
    house.app.inject({ url: `/api/v1/attachments/${id}`, headers: person.headers })
  const begin = (kind: string, contentType: string, size: number, person = owner) =>
    post(
      '',
      {
        ...{
          conversation_id: encodeId('cnv', conversation),
          kind,
          name: 'arquivo – ção.bin',
          content_type: contentType,
        },
        size_bytes: size,
      },
      person,
    )
  const put = (id: string, offset: number, bytes: Buffer, person = owner, type = 'application/octet-stream') =>
    house.app.inject({
      method: 'PUT',
      url: `/api/v1/attachments/${id}/parts?offset=${offset}`,
      headers: { ...person.headers, 'content-type': type },
      payload: bytes,
    })
  const upload = async (kind: string, contentType: string, bytes: Buffer) => {
    const begun = await begin(kind, contentType, bytes.length)
    expect(begun.statusCode, begun.body).toBe(201)
    const { id } = begun.json()
    for (let at = 0; at < bytes.length; at += 1024 * 1024) {
      const answer = await put(id, at, bytes.subarray(at, at + 1024 * 1024))
      expect(answer.statusCode, answer.body).toBe(200)
    }
    return { id: id as string, finished: await post(`/${id}/finish`) }
  }
  const send = (clientId: string, ids: readonly string[]) =>
    postMessage(house.services, source, {
      ...{ conversationId: conversation as ConversationId, clientId, kind: 'document', direction: 'out', body: '' },
      author: { kind: 'member', id: owner.memberId, name: 'Ana' },
      attachments: { ids: ids.map((id) => decodeId('att', id) as AttachmentId), claim: claimAttachments },
    })
  const usedBytes = () =>
    inside(async (scope) => {
      const row = await scope.db
        .selectFrom('usage_counters')
        .select('used')
        .where('metric', '=', 'storage_bytes')
        .executeTakeFirst()
      return row?.used ?? 0
    })
  const stored = async (id: string, folder: 'images' | 'documents' | 'audio') => {
    const uuid = decodeId('att', id) ?? id
    const { items } = await ports.storage.list(tenantKeys(source.tenant.id).uploadFolder(folder, uuid))
    return items.map(({ key }) => key.split('/').slice(5).join('/'))
  }

  test('a picture comes in parts, is whole, turned upright, with a small one without metadata, by addresses that expire', async () => {
    const photo = await sharp({
      create: {
        width: 1200,
        height: 600,
        channels: 3,
        background: '#c33',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: 'Segredo da câmera' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { id, finished } = await upload('image', 'image/jpeg', photo)
    expect(finished.json()).toMatchObject({ status: 'ready', width: 600, height: 1200, content_type: 'image/jpeg' })
    const detail = (await get(id)).json()
    const file = await house.app.inject({ url: pathOf(detail.links.url) })
    expect(file.rawPayload.equals(photo)).toBe(true)
    expect(file.headers['content-disposition']).toMatch(/^inline;/)
    expect(file.headers['content-security-policy']).toContain('sandbox')
    const small = await house.app.inject({ url: pathOf(detail.links.thumbnail_url) })
    const meta = await sharp(small.rawPayload).metadata()
    expect(meta).toMatchObject({ format: 'webp', width: 160, height: 320 })
    expect(meta.exif).toBeUndefined()
    expect(await stored(id, 'images')).toEqual(['file', 'thumbnail.webp'])
    const today = now
    now = new Date(today.getTime() + 601_000)
    expect((await house.app.inject({ url: pathOf(detail.links.url) })).statusCode).toBe(410)
    now = today
    expect((await post(`/${id}/finish`)).json()).toEqual(finished.json())
  })

  test('a lost connection goes on where it stopped; wrong offsets, sizes and hands are refused', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3 * PART)])
    const { id } = (await begin('document', 'application/pdf', bytes.length)).json()
    expect((await post(`/${id}/finish`)).json()).toMatchObject({ code: 'upload_incomplete', received_bytes: 0 })
    expect((await put(id, 0, bytes.subarray(0, PART))).json().received_bytes).toBe(PART)
    // The answer was lost: the sender tries again and is told where it stands.
    const again = await put(id, 0, bytes.subarray(0, PART))
    expect(again.statusCode).toBe(409)
    expect(again.json()).toMatchObject({ code: 'upload_offset_wrong', received_bytes: PART })
    expect((await put(id, 2 * PART, bytes.subarray(0, PART))).json().code).toBe('upload_offset_wrong')
    expect((await put(id, PART, bytes.subarray(0, 100))).json().code).toBe('upload_part_size_wrong')
    expect((await put(id, PART, randomBytes(bytes.length))).json().code).toBe('upload_part_size_wrong')
    expect((await put(id, PART, randomBytes(PART), other)).statusCode).toBe(404)
    expect((await put(id, PART, Buffer.from('{}'), owner, 'application/json')).statusCode).toBe(415)
    expect((await put(id, PART, Buffer.alloc(5 * 1024 * 1024))).statusCode).toBe(413)
    expect((await get(id)).json()).toMatchObject({ received_bytes: PART, links: null })
    // Two try the same part at once: one is taken.
    const both = await Promise.all([1, 2].map(() => put(id, PART, bytes.subarray(PART, 2 * PART))))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    await put(id, 2 * PART, bytes.subarray(2 * PART))
    const finished = await Promise.all([1, 2, 3].map(() => post(`/${id}/finish`)))
    expect(finished.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    const detail = (await get(id)).json()
    const file = await house.app.inject({ url: pathOf(detail.links.url) })
    expect(file.rawPayload.equals(bytes)).toBe(true)
    expect(file.headers['content-disposition']).toMatch(/^attachment;/)
    expect((await put(id, bytes.length, Buffer.from('x'))).json().code).toBe('upload_ended')
    expect(await stored(id, 'documents')).toEqual(['file'])
  })

  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const NFE =
    '<?xml version="1.0" encoding="UTF-8"?><nfeProc xmlns="http://www.portalfiscal.inf.br/nfe"><NFe/></nfeProc>'
  const MP4 = Buffer.concat([Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'), Buffer.alloc(64)])
  const EXE = Buffer.concat([Buffer.from('MZ'), randomBytes(400)])
  test.each([
    [
      'a page as a picture',
      'image',
      'image/png',
      Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
      'attachment_disguised',
    ],
    ['an SVG as a picture', 'image', 'image/png', Buffer.from(SVG), 'attachment_disguised'],
    ['an SVG as text', 'document', 'text/plain', Buffer.from(SVG), 'attachment_disguised'],
    ['a page as text', 'document', 'text/plain', Buffer.from('  <html><body>x</body></html>'), 'attachment_disguised'],
    ['a program as a PDF', 'document', 'application/pdf', EXE, 'attachment_disguised'],
    ['a program as text', 'document', 'text/plain', EXE, 'attachment_disguised'],
    [
      'a page as a table of Windows',
      'document',
      'application/vnd.ms-excel',
      Buffer.from('<html></html>'),
      'attachment_disguised',
    ],
    [
      'an SVG as XML',
      'document',
      'application/xml',
      Buffer.from(`<?xml version="1.0"?><!-- x -->${SVG}`),
      'attachment_disguised',
    ],
    ['an SVG in UTF-16', 'document', 'text/plain', Buffer.from(`\ufeff${SVG}`, 'utf16le'), 'attachment_disguised'],
    [
      'a page behind a prefix as XML',
      'document',
      'application/xml',
      Buffer.from('<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"/>'),
      'attachment_disguised',
    ],
    [
      'XML with a style sheet',
      'document',
      'application/xml',
      Buffer.from('<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>'),
      'attachment_disguised',
    ],
    ['a program as a video', 'document', 'video/mp4', EXE, 'attachment_disguised'],
    ['bytes as text', 'document', 'text/csv', Buffer.from([0, 1, 2, 3]), 'attachment_disguised'],
    ['a text as audio', 'audio', 'audio/ogg', Buffer.from('olá'), 'attachment_disguised'],
    ['a picture as a document', 'document', 'application/pdf', pngOf(4, 4), 'attachment_disguised'],
    ['a picture of 30,000 × 30,000', 'image', 'image/png', pngOf(30_000, 30_000), 'attachment_image_refused'],
    ['a picture of 1 × 40,000,000', 'image', 'image/png', pngOf(1, 40_000_000), 'attachment_image_refused'],
    ['a picture that breaks off', 'image', 'image/png', pngOf(400, 400).subarray(0, 60), 'attachment_image_refused'],
  ])('%s is refused, and nothing of it is kept or counted', async (_what, kind, contentType, bytes, code) => {
    const before = await usedBytes()
    const { id, finished } = await upload(kind, contentType, bytes)
    expect(finished.json().code, finished.body).toBe(code)
    expect((await post(`/${id}/finish`)).json().code).toBe(code)
    expect((await get(id)).json()).toMatchObject({ status: 'refused', links: null })
    expect(await stored(id, kind === 'image' ? 'images' : kind === 'audio' ? 'audio' : 'documents')).toEqual([])
    expect(await usedBytes()).toBe(before)
  })

  test.each([
    ['text with accents of old Windows', 'document', 'text/plain', Buffer.from('ação\r\n', 'latin1'), 'text/plain'],
    ['a JPEG called PNG', 'image', 'image/png', undefined, 'image/jpeg'],
    ['a video of a phone', 'document', 'video/mp4', MP4, 'video/mp4'],
    ['a video as browsers name recordings', 'audio', 'video/mp4', MP4, 'audio/mp4'],
    ['a song as a document', 'document', 'audio/ogg', oggOpus(), 'audio/ogg'],
    ['a table of Windows', 'document', 'application/vnd.ms-excel', Buffer.from('nome;fone\r\n'), 'text/csv'],
    ['a table that begins like a bitmap', 'document', 'text/csv', Buffer.from('BMW;320i\r\n'), 'text/csv'],
    [
      'a text of the Windows editor',
      'document',
      'text/plain',
      Buffer.from('\ufeffolá, ação\r\n', 'utf16le'),
      'text/plain',
    ],
    ['such a text without its mark', 'document', 'text/csv', Buffer.from('nome;fone\r\n', 'utf16le'), 'text/csv'],
    [
      'the same the other way round',
      'document',
      'text/plain',
      Buffer.from('\ufeffolá', 'utf16le').swap16(),
      'text/plain',
    ],
    ['an invoice', 'document', 'text/xml', Buffer.from(NFE), 'application/xml'],
    ['an invoice called text', 'document', 'text/plain', Buffer.from(`\ufeff${NFE}`), 'application/xml'],
    ['an invoice in UTF-16', 'document', 'application/xml', Buffer.from(`\ufeff${NFE}`, 'utf16le'), 'application/xml'],
    [
      'an invoice without its first line',
      'document',
      'application/xml',
      Buffer.from('<NFe><infNFe/></NFe>'),
      'application/xml',
    ],
    [
      'a person',
      'document',
      'text/x-vcard',
      Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n'),
      'text/vcard',
    ],
    [
      'an appointment',
      'document',
      'text/calendar',
      Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
      'text/calendar',
    ],
    [
      'a statement',
      'document',
      'application/x-ofx',
      Buffer.from('OFXHEADER:100\r\n\r\n<OFX><STMTTRN></OFX>'),
      'application/x-ofx',
    ],
    ['a recording of Firefox', 'audio', 'audio/ogg;codecs=opus', oggOpus(), 'audio/ogg'],
  ])('%s is taken for what it is', async (_what, kind, declared, given, actual) => {
    const bytes =
      given ??
      (await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } })
        .jpeg()
        .toBuffer())
    const { finished } = await upload(kind, declared, bytes)
    expect(finished.json(), finished.body).toMatchObject({ status: 'ready', content_type: actual })
  })

  test('a song that came as a document, a video and an invoice are saved, never shown or run in place', async () => {
    for (const [type, bytes] of [
      ['audio/ogg', oggOpus()],
      ['video/mp4', MP4],
      ['application/xml', Buffer.from(NFE)],
    ] as const) {
      const { id } = await upload('document', type, bytes)
      const file = await house.app.inject({ url: pathOf((await get(id)).json().links.url) })
      expect(file.headers['content-disposition']).toMatch(/^attachment;/)
      expect(file.headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff' })
      expect(file.headers['content-security-policy']).toContain('sandbox')
    }
  })

  test.each([
    ['image', 'image/svg+xml', 100, 415, 'attachment_type_refused'],
    ['document', 'text/html', 100, 415, 'attachment_type_refused'],
    ['image', 'application/pdf', 100, 415, 'attachment_type_refused'],
    ['image', 'image/png', 17 * 1024 * 1024, 413, 'attachment_too_large'],
    ['document', 'application/pdf', 0, 400, 'attachment_empty'],
    ['document', '', 100, 415, 'attachment_type_refused'],
    ['video', 'video/mp4', 100, 400, 'validation_failed'],
  ])('%s as %s of %i bytes is refused before it comes', async (kind, contentType, size, status, code) => {
    const answer = await begin(kind, contentType, size)
    expect(answer.statusCode, answer.body).toBe(status)
    expect(answer.json().code).toBe(code)
  })

  test('no file is refused for its name, which is kept on one line and with its ending', async () => {
    const named = async (name: string) => {
      const answer = await post('', {
        ...{ conversation_id: encodeId('cnv', conversation), kind: 'document', name },
        ...{ content_type: 'application/pdf', size_bytes: 10 },
      })
      expect(answer.statusCode, answer.body).toBe(201)
      return answer.json().name
    }
    expect(await named('foto\n\tnova.pdf')).toBe('foto nova.pdf')
    expect(await named('\u202efdp.exe.pdf')).toBe('fdp.exe.pdf')
    expect(await named(`${'contrato '.repeat(40)}.pdf`)).toMatch(/^.{190,196}…\.pdf$/)
  })

  test("a full storage refuses with the plan's limit, and only whoever sees the conversation sees its files", async () => {
    const limited = { ...source.tenant, entitlements: { limits: { storage_gb: 0 }, features: {}, rates: {} } }
    const order = {
      uploader: `member:${agent.memberId}`,
      kind: 'document' as const,
      name: 'a',
      contentType: 'application/pdf',
      sizeBytes: 1,
    }
    const begun = house.services.withTenant({ ...source, tenant: limited }, (scope) =>
      beginUpload(
        scope,
        { sees: async () => true, meter: ports.meter },
        { ...order, conversationId: conversation as never },
      ),
    )
    await expect(begun).rejects.toMatchObject({ code: 'quota_exceeded', status: 402 })
    expect((await begin('document', 'application/pdf', 10, other)).statusCode).toBe(404)
    const { id } = await upload('document', 'text/plain', Buffer.from('visível'))
    expect((await get(id, agent)).statusCode).toBe(404)
    await send('visível', [id])
    expect((await get(id, agent)).statusCode).toBe(200)
    expect((await get(id, other)).statusCode).toBe(404)
  })

  test('files are of one message, in the order it names them: a retry is that message, another one is refused', async () => {
    const named = await Promise.all(
      ['um', 'dois'].map((text) => upload('document', 'text/plain', Buffer.from(`arquivo ${text}`))),
    )
    const ids = named.map(({ id }) => id).reverse()
    const answers = await Promise.allSettled([
      ...[1, 2, 3].map(() => send('arquivos', ids)),
      ...[1, 2, 3].map((n) => send(`outra-${n}`, ids.toReversed())),
    ])
    const kept = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.message : []))
    const first = kept[0]
    expect(new Set(kept.map(({ client_id }) => client_id)).size).toBe(1)
    const order = first?.client_id === 'arquivos' ? ids : ids.toReversed()
    expect(first?.attachments.map((file) => encodeId('att', file.id))).toEqual(order)
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'attachment_not_ready' })
    }
    expect((await send(first?.client_id ?? '', order)).message.seq).toBe(first?.seq)
    await expect(send('ainda outra', ids.slice(0, 1))).rejects.toMatchObject({ code: 'attachment_not_ready' })
  })

  test('a file that is put together while its row goes is not left behind', async () => {
    const begun = await begin('document', 'text/plain', 12)
    const { id } = begun.json()
    await put(id, 0, Buffer.from('meu contrato'))
    const uuid = decodeId('att', id) as AttachmentId
    const storage = {
      ...ports.storage,
      put: async (...order: Parameters<typeof ports.storage.put>) => {
        const done = await ports.storage.put(...order)
        await removeUploads(ports, source, [uuid])
        // Whoever removed it looked before this was there.
        await ports.storage.put(order[0], Buffer.from('meu contrato'), { contentType: 'text/plain' })
        return done
      },
    }
    const uploader = `member:${owner.memberId}`
    await expect(finishUpload({ ...ports, storage }, source, { id: uuid, uploader })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await stored(id, 'documents')).toEqual([])
  })

  test('with an erased contact the files of both sides are gone from storage, and their bytes are free again', async () => {
    const before = await usedBytes()
    const uploader = `contact:${contactId}`
    const bytes = Buffer.from('meu contrato')
    const begun = await inside((scope) =>
      beginUpload(
        scope,
        { sees: async () => true, meter: ports.meter },
        {
          ...{ conversationId: conversation as never, uploader, kind: 'document', name: 'contrato.txt' },
          ...{ contentType: 'text/plain', sizeBytes: bytes.length },
        },
      ),
    )
    const name = { id: begun.id as AttachmentId, uploader }
    await appendPart(ports, source, { ...name, offset: 0, bytes })
    await finishUpload(ports, source, name)
    expect(await stored(begun.id, 'documents')).toEqual(['file'])
    expect(await usedBytes()).toBe(before + bytes.length)
    await inside((scope) => erasePerson(scope, contactId))
    await house.drain()
    expect(await stored(begun.id, 'documents')).toEqual([])
    // Every file of this company was of their conversation.
    expect(await usedBytes()).toBe(0)
  })

  test('what nobody finished or sent within a day is swept, what was sent stays', async () => {
    const { id: unsent } = await upload('document', 'text/plain', Buffer.from('nunca enviado'))
    const { id: sent } = await upload('document', 'text/plain', Buffer.from('enviado'))
    const { id: begun } = (await begin('document', 'application/pdf', 10 * PART)).json()
    await put(begun, 0, randomBytes(PART))
    await send('varrido', [sent])
    const today = now
    now = new Date(today.getTime() + 25 * 3_600_000)
    const sweep = JOBS.find(({ name }) => name === 'attachments.sweep')
    await sweep?.run(house.services, {
      ...{ id: crypto.randomUUID(), name: 'attachments.sweep', signal: new AbortController().signal },
      envelope: { tenant_id: null, payload: {} },
    } as never)
    now = today
    expect((await get(unsent)).statusCode).toBe(404)
    expect((await get(begun)).statusCode).toBe(404)
    expect(await stored(unsent, 'documents')).toEqual([])
    expect(await stored(begun, 'documents')).toEqual([])
    expect((await get(sent)).json().links).not.toBeNull()
    const kept = await inside((scope) => scope.db.selectFrom('attachments').select('size_bytes').execute())
    expect(await usedBytes()).toBe(kept.reduce((sum, { size_bytes }) => sum + size_bytes, 0))
  })
})

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
