import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  appendPart,
  beginUpload,
  finishUpload,
  sweepUploads,
  type UploadPorts,
} from '../../src/chat/attachments/index.ts'
import { createContact } from '../../src/chat/contacts/index.ts'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import { inboundStorageMeter } from '../../src/chat/workflows/storage-meter.ts'
import { newId } from '../../src/platform/ids.ts'
import type { ScopeSource, TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { buildConversation } from '../support/build-conversation.ts'
import { buildMember, buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const FILE = Buffer.from('a file of the words that it says')

let house: TestHouse
let source: ScopeSource
let conversationId: ConversationId
let ports: UploadPorts
let now = new Date('2026-11-29T12:00:00Z')
beforeAll(async () => {
  house = await openTestHouse({ clock: { now: () => now } })
  const { withTenant, storage, storageMeter } = house.services
  ports = { withTenant, storage, meter: storageMeter }
  await openCompany()
})
afterAll(() => house.close())

/** A company of its own for each test: what one leaves counts in no other. */
async function openCompany(): Promise<void> {
  const tenant = await buildTenant(house)
  source = { tenant, actor: { kind: 'system', name: 'test' } }
  conversationId = (await inside(async (scope) => {
    const inbox = await createInbox(scope, { name: 'Caixa', channel: 'widget' })
    const { id: contactId } = await createContact(scope, { name: 'Cliente' })
    return buildConversation(scope, { inboxId: inbox.id, contactId })
  })) as ConversationId
}

const inside = <Result>(run: (scope: TenantScope) => Promise<Result>, from = source) =>
  house.services.withTenant(from, run)
const begin = (uploader: string, sizeBytes = FILE.length, from = source) =>
  inside(
    (scope) =>
      beginUpload(
        scope,
        { sees: async () => true, meter: uploader.startsWith('contact:') ? inboundStorageMeter : ports.meter },
        { conversationId, uploader, kind: 'document', name: 'a.txt', contentType: 'text/plain', sizeBytes },
      ),
    from,
  )
const whole = async (uploader: string, from = source) => {
  const { id } = await begin(uploader, FILE.length, from)
  await appendPart(ports, from, { id, uploader, offset: 0, bytes: FILE })
  return { id, uploader }
}
const usedBytes = () =>
  inside(async (scope) => {
    const row = await scope.db
      .selectFrom('usage_counters')
      .select('used')
      .where('tenant_id', '=', scope.tenant.id)
      .where('metric', '=', 'storage_bytes')
      .executeTakeFirst()
    return row?.used ?? 0
  })
/** The company with room for so many files. */
const withRoomFor = (files: number): ScopeSource => ({
  ...source,
  tenant: {
    ...source.tenant,
    entitlements: { limits: { storage_gb: (files * FILE.length) / 1024 ** 3 }, features: {}, rates: {} },
  },
})
const codes = (ends: readonly PromiseSettledResult<unknown>[]) =>
  ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code: string }).code] : []))

test('files that a visitor only announces take nothing from the company, and are few', async () => {
  const visitor = `contact:${newId()}`
  const ends = await Promise.allSettled(Array.from({ length: 40 }, () => begin(visitor, 15 * 1024 ** 2)))
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  expect(new Set(codes(ends))).toEqual(new Set(['uploads_too_many']))
  expect(await usedBytes()).toBe(0)
  // Others are not held up, and an hour later neither is who lost the line ten times.
  await begin(`contact:${newId()}`)
  now = new Date(now.getTime() + 3_600_001)
  await begin(visitor)
})

test('a file that is whole and unsent still counts among the open ones of its sender', async () => {
  await openCompany()
  const visitor = `contact:${newId()}`
  for (let n = 0; n < 10; n++) await finishUpload(ports, source, await whole(visitor))
  await expect(begin(visitor)).rejects.toMatchObject({ code: 'uploads_too_many', status: 429 })
})

test('people of the company may have more of them open than a visitor', async () => {
  await openCompany()
  const { memberId } = await buildMember(house, source.tenant, 'agent')
  const ends = await Promise.allSettled(Array.from({ length: 32 }, () => begin(`member:${memberId}`)))
  expect(codes(ends)).toEqual(['uploads_too_many', 'uploads_too_many'])
})

test('of files finished at the limit at once as many are kept as there is room for; what is refused may be finished later', async () => {
  await openCompany()
  const tight = withRoomFor(3)
  const uploader = `member:${newId()}`
  const files = await Promise.all(Array.from({ length: 6 }, () => whole(uploader, tight)))
  // Each twice, at once.
  const ends = await Promise.allSettled([...files, ...files].map((file) => finishUpload(ports, tight, file)))
  expect(new Set(codes(ends))).toEqual(new Set(['quota_exceeded']))
  expect(await usedBytes()).toBe(3 * FILE.length)
  const statusOf = (id: AttachmentId) =>
    inside((scope) =>
      scope.db
        .selectFrom('attachments')
        .select('status')
        .where('tenant_id', '=', scope.tenant.id)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    )
  const statuses = (await Promise.all(files.map(({ id }) => statusOf(id)))).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual(['ready', 'ready', 'ready', 'uploading', 'uploading', 'uploading'])
  // A further one is told so before it comes.
  await expect(begin(uploader, 1, tight)).rejects.toMatchObject({ code: 'quota_exceeded', status: 402 })
  const wide = withRoomFor(6)
  for (const file of files) expect(await finishUpload(ports, wide, file)).toMatchObject({ status: 'ready' })
  expect(await usedBytes()).toBe(6 * FILE.length)
})

test('the bytes that came count, not those that were announced; more than announced do not come', async () => {
  await openCompany()
  const uploader = `contact:${newId()}`
  const { id } = await begin(uploader, 10)
  const tooMuch = appendPart(ports, source, { id, uploader, offset: 0, bytes: FILE })
  await expect(tooMuch).rejects.toMatchObject({ code: 'upload_part_size_wrong' })
  await appendPart(ports, source, { id, uploader, offset: 0, bytes: FILE.subarray(0, 10) })
  await expect(appendPart(ports, source, { id, uploader, offset: 10, bytes: FILE.subarray(10) })).rejects.toMatchObject(
    { code: 'upload_part_size_wrong' },
  )
  await finishUpload(ports, source, { id, uploader })
  expect(await usedBytes()).toBe(10)
})

test('bytes of files that nobody finishes are bounded, those of visitors apart from those of the company’s people', async () => {
  await openCompany()
  const visitor = `contact:${newId()}`
  const { id } = await begin(visitor)
  await inside((scope) =>
    scope.db
      .updateTable('attachments')
      .set({ received_bytes: 2 * 1024 ** 3, size_bytes: 3 * 1024 ** 3 })
      .where('tenant_id', '=', scope.tenant.id)
      .where('id', '=', id)
      .execute(),
  )
  await expect(whole(`contact:${newId()}`)).rejects.toMatchObject({ code: 'uploads_unfinished_full', status: 429 })
  await whole(`member:${newId()}`)
})

test('the sweep gives back what was counted, and nothing for what never was', async () => {
  await openCompany()
  const uploader = `member:${newId()}`
  await finishUpload(ports, source, await whole(uploader))
  const unfinished = await whole(uploader)
  expect(await usedBytes()).toBe(FILE.length)
  now = new Date(now.getTime() + 25 * 3_600_000)
  await sweepUploads(ports, source, new Date(now.getTime() - 86_400_000), new AbortController().signal)
  expect(await usedBytes()).toBe(0)
  await expect(finishUpload(ports, source, { id: unfinished.id as AttachmentId, uploader })).rejects.toMatchObject({
    code: 'not_found',
  })
})
