import type { AttachmentId, ContactId, ConversationId, MemberId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimAttachments } from '../../src/chat/attachments/index.ts'
import { deleteMessage, editMessage, startConversation } from '../../src/chat/conversations/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { tenantKeys } from '../../src/platform/storage/index.ts'
import type { Actor } from '../../src/tenancy/actor.ts'
import { noteSentMessage } from '../../src/zap/chats/index.ts'
import { changeOnWhatsapp } from '../../src/zap/workflows/change-on-whatsapp.ts'
import { reactOnWhatsapp } from '../../src/zap/workflows/react-on-whatsapp.ts'
import { publishDocument } from '../flows/flow-scene.ts'
import { menuFlow } from '../flows/menu-flow.ts'
import { type BotStage, openBotStage } from '../support/open-bot-stage.ts'
import { buildSendScene, type SendScene } from './send-scene.ts'

const clock = advancingClock(new Date())
let stage: BotStage
let scene: SendScene
beforeAll(async () => {
  stage = await openBotStage({ clock })
  scene = await buildSendScene(stage, { groups: 'answer' })
})
afterAll(() => stage.close())

const ana = newId<MemberId>()
const author = { kind: 'member' as const, id: ana, name: 'Ana' }
const asAna = {
  kind: 'member',
  memberId: ana,
  name: 'Ana',
  permissions: new Set(),
  visibility: 'all',
} as unknown as Actor

const edit = (conversationId: ConversationId, seq: number, body: string) =>
  stage.house.services.withTenant({ ...scene.source, actor: asAna }, (scope) =>
    editMessage(scope, { conversationId, seq }, body, { onChannel: changeOnWhatsapp }),
  )
const remove = (conversationId: ConversationId, seq: number) =>
  stage.house.services.withTenant({ ...scene.source, actor: asAna }, (scope) =>
    deleteMessage(scope, { conversationId, seq }, { onChannel: changeOnWhatsapp }),
  )

test('what has not left yet leaves as it is then, or not at all', async () => {
  const { customer, id } = await scene.meet()
  const [first, second] = [
    await scene.write(id, { body: 'com ero', author }),
    await scene.write(id, { body: 'para ninguém', author }),
  ]
  await edit(id, first, 'sem erro')
  await remove(id, second)
  await stage.house.drain()
  await expect.poll(() => scene.bot.said(customer)).toEqual([{ kind: 'text', text: 'sem erro' }])
})

test('an edit and a deletion name what they are of, and come after it', async () => {
  const { customer, id } = await scene.meet()
  const seq = await scene.write(id, { body: 'às 9h', author })
  await stage.house.drain()
  await expect.poll(() => scene.delivery(id, seq)).toMatchObject({ state: 'delivered' })
  const [{ messageId } = { messageId: '' }] = scene.bot.phone.log.filter(({ chat }) => chat === customer.lid)
  await edit(id, seq, 'às 10h')
  await stage.house.drain()
  await remove(id, seq)
  await stage.house.drain()
  await expect
    .poll(() => scene.bot.said(customer))
    .toEqual([
      { kind: 'text', text: 'às 9h' },
      { kind: 'edit', message_id: messageId, text: 'às 10h' },
      { kind: 'deletion', message_id: messageId },
    ])
})

test('what WhatsApp does not allow any more is refused, and nothing changes here', async () => {
  const { id } = await scene.meet()
  const seq = await scene.write(id, { body: 'antiga', author })
  await stage.house.drain()
  clock.advance(16 * 60_000)
  await expect(edit(id, seq, 'nova')).rejects.toMatchObject({ code: 'edit_too_late' })
  clock.advance(2 * 86_400_000)
  await expect(remove(id, seq)).rejects.toMatchObject({ code: 'deletion_too_late' })
  const body = await scene.run((scope) =>
    scope.db.selectFrom('messages').select('body').where('conversation_id', '=', id).where('seq', '=', seq).execute(),
  )
  expect(body).toEqual([{ body: 'antiga' }])
})

test('a reaction reaches the message, and is seen at it', async () => {
  const { customer, id } = await scene.meet()
  const seq = await scene.write(id, { direction: 'in', author: { kind: 'contact', id: null, name: 'Cliente' } })
  await expect(scene.run((scope) => reactOnWhatsapp(scope, { conversationId: id, seq }, '👍'))).rejects.toMatchObject({
    code: 'reaction_unknown_message',
  })
  await scene.write(id, { body: 'Oi', author })
  await stage.house.drain()
  await scene.run(async (scope) => {
    const { id: chatId } = await scope.db
      .selectFrom('whatsapp_chats')
      .select('id')
      .where('phone', '=', customer.phone)
      .executeTakeFirstOrThrow()
    await noteSentMessage(scope, { chatId: chatId as never, messageId: 'DELES', conversationId: id, seq })
    const { data } = await reactOnWhatsapp(scope, { conversationId: id, seq }, '👍')
    expect(data.reactions).toMatchObject([{ from: 'company', emoji: '👍' }])
  })
  await stage.house.drain()
  await expect
    .poll(() => scene.bot.said(customer))
    .toContainEqual({
      ...{ kind: 'reaction', message_id: 'DELES', from_me: true, emoji: '👍' },
    })
})

test('files leave by addresses that the bot can fetch, in their order; one that is gone is said to be', async () => {
  const { customer, id } = await scene.meet()
  const ids = [
    await keep(id, 'foto.png', 'image', 'image/png'),
    await keep(id, 'contrato.pdf', 'document', 'application/pdf'),
  ]
  const gone = await keep(id, 'sumiu.png', 'image', 'image/png')
  await scene.write(id, { body: 'Segue', author, attachments: { ids, claim: claimAttachments } })
  const lost = await scene.write(id, { body: '', author, attachments: { ids: [gone], claim: claimAttachments } })
  await scene.run((scope) => scope.db.deleteFrom('attachments').where('id', '=', gone).execute())
  await stage.house.drain()
  await expect
    .poll(() => scene.bot.said(customer))
    .toMatchObject([
      { kind: 'image', caption: 'Segue', media: { mime: 'image/png', name: 'foto.png' } },
      { kind: 'document', caption: '', media: { mime: 'application/pdf', name: 'contrato.pdf' } },
    ])
  expect(await scene.delivery(id, lost)).toMatchObject({ state: 'failed', problem: 'media_unreachable' })
})

test('in a group people speak where the company wants it, and bots never', async () => {
  const group = '551130001000-1600000000@g.us'
  const id = await scene.run(async (scope) => {
    const contactId = newId<ContactId>()
    const now = scope.clock.now()
    const at = { created_at: now, updated_at: now, tenant_id: scene.tenant.id }
    await scope.db
      .insertInto('contacts')
      .values({ ...at, id: contactId, name: 'Grupo' })
      .execute()
    await scope.db
      .insertInto('whatsapp_chats')
      .values({
        ...at,
        id: newId(),
        connection_id: scene.connectionId,
        kind: 'group',
        group_id: group,
        contact_id: contactId,
      })
      .execute()
    return (await startConversation(scope, { inboxId: scene.inboxId, contactId })).id
  })
  await scene.write(id, { body: 'Olá, grupo', author })
  const bots = await scene.write(id, { body: 'Sou um robô', author: { kind: 'bot', id: null, name: 'Loja' } })
  await stage.house.drain()
  await expect
    .poll(() => scene.bot.said({ phone: '', lid: group, name: '' }))
    .toEqual([{ kind: 'text', text: 'Olá, grupo' }])
  expect(await scene.delivery(id, bots)).toMatchObject({ state: 'failed', problem: 'group_not_allowed' })
  await scene.run((scope) =>
    scope.db.updateTable('whatsapp_connections').set({ groups: 'read' }).where('id', '=', scene.connectionId).execute(),
  )
  const refused = await scene.write(id, { body: 'De novo', author })
  await stage.house.drain()
  expect(await scene.delivery(id, refused)).toMatchObject({ state: 'failed', problem: 'group_not_allowed' })
})

test('a menu arrives as numbers where there are no buttons, and the number that comes back is understood', async () => {
  const { document, starts } = menuFlow({ inboxIds: [scene.inboxId] })
  await scene.run((scope) => publishDocument(scope, { document, starts: starts ?? [] }))
  const { customer, id } = await scene.meet()
  const say = async (body: string) => {
    await scene.write(id, { body, direction: 'in', author: { kind: 'contact', id: null, name: customer.name } })
    clock.advance(3_000)
    await stage.house.drain()
  }
  await say('Oi')
  await expect
    .poll(() => scene.bot.said(customer))
    .toMatchObject([{ kind: 'text', text: expect.stringContaining('1. Horário\n2. Falar com alguém') }])
  await say('1')
  await expect.poll(() => scene.bot.said(customer)).toHaveLength(2)
  expect(scene.bot.said(customer)[1]).toEqual({ kind: 'text', text: 'Das 9h às 18h.' })
})

/** A file that is whole and may be sent. */
async function keep(id: ConversationId, name: string, kind: 'image' | 'document', type: string): Promise<AttachmentId> {
  const key = tenantKeys(scene.tenant.id).upload(kind === 'image' ? 'images' : 'documents', `${newId<string>()}`)
  await stage.house.services.storage.put(key, Buffer.from('conteúdo'), { contentType: type })
  const attachment = newId<AttachmentId>()
  await scene.run((scope) =>
    scope.db
      .insertInto('attachments')
      .values({
        ...{ tenant_id: scene.tenant.id, id: attachment, conversation_id: id, uploader: `member:${ana}`, kind, name },
        ...{ content_type: type, size_bytes: 9, received_bytes: 9, storage_key: key, status: 'ready' },
        created_at: scope.clock.now(),
      })
      .execute(),
  )
  return attachment
}
