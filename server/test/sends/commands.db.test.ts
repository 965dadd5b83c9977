import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ContactId, ConversationId, MemberId } from '@recado/contracts/ids'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { markSeen, startConversation } from '../../src/chat/conversations/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { findOrOpenChat } from '../../src/zap/chats/index.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { buildConnection } from '../support/build-connection.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// A bot that says yes to everything, to see what it is asked.
const asked: { path: string; token: string; body: Record<string, unknown> }[] = []
const bot = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
    asked.push({ path: request.url ?? '', token: String(request.headers['x-bot-token']), body })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
  })
})

const clock = advancingClock(new Date())
let house: TestHouse
let scene: Scene
let connectionId: Awaited<ReturnType<typeof buildConnection>>['id']
let talk: ConversationId
beforeAll(async () => {
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}`
  house = await openTestHouse({ clock, fleet: { addressOf: async () => ({ url }), readLog: async () => [] } })
  scene = await buildScene(house)
  const connection = await scene.run((scope) => buildConnection(scope))
  connectionId = connection.id
  talk = await scene.run(async (scope) => {
    const contactId = newId<ContactId>()
    const now = scope.clock.now()
    const row = { tenant_id: scope.tenant.id, id: contactId, name: 'Maria', phone: '+5511987654321' }
    await scope.db
      .insertInto('contacts')
      .values({ ...row, created_at: now, updated_at: now })
      .execute()
    await findOrOpenChat(scope, { connectionId, contactId })
    return (await startConversation(scope, { inboxId: connection.inboxId, contactId })).id
  })
  await setState('connected')
})
afterAll(async () => {
  await house.close()
  await new Promise((resolve) => bot.close(resolve))
})
beforeEach(() => {
  asked.length = 0
})

function setState(state: 'connected' | 'disconnected') {
  return scene.run((scope) =>
    scope.db.updateTable('whatsapp_connections').set({ state }).where('id', '=', connectionId).execute(),
  )
}

const commands = () => asked.map(({ body }) => body)

test('that somebody writes is told every five seconds at most, and that they stopped at once', async () => {
  const say = (on: boolean, id = talk) => house.services.tellTyping(scene.source, id, on)
  say(true)
  say(true)
  await expect.poll(commands).toMatchObject([{ command: 'typing', on: true, to: { phone: '+5511987654321' } }])
  expect(asked[0]).toMatchObject({ path: '/command', token: expect.stringMatching(/^wab_/) })
  clock.advance(5_000)
  say(true)
  await expect.poll(commands).toHaveLength(2)
  say(false)
  say(false)
  await expect.poll(commands).toHaveLength(3)
  expect(commands().at(-1)).toMatchObject({ on: false })
  // Of another channel nobody is told.
  const elsewhere = await scene.start()
  say(true, elsewhere.id)
  clock.advance(60_000)
  say(true)
  await expect.poll(commands).toHaveLength(4)
})

test('what somebody looked at is marked as read on the phone, once, and not while nobody could hear it', async () => {
  const member = await buildMember(house, scene.tenant)
  const seqs = [await hear('WA1'), await hear('WA2')]
  const look = (seq: number) =>
    scene.run((scope) => markSeen(scope, { conversationId: talk, memberId: member.memberId as MemberId, seq }))
  await look(seqs[0] ?? 0)
  await house.drain()
  expect(commands()).toMatchObject([{ command: 'mark_read', message_ids: ['WA1'] }])
  await look(seqs[0] ?? 0)
  await look(seqs[1] ?? 0)
  await house.drain()
  expect(commands().slice(1)).toMatchObject([{ command: 'mark_read', message_ids: ['WA2'] }])
  await setState('disconnected')
  await look(await hear('WA3'))
  await house.drain()
  expect(commands()).toHaveLength(2)
})

async function hear(messageId: string): Promise<number> {
  const { message } = await scene.post(talk)
  await scene.run(async (scope) => {
    const { id } = await scope.db.selectFrom('whatsapp_chats').select('id').executeTakeFirstOrThrow()
    const row = { tenant_id: scope.tenant.id, chat_id: id, message_id: messageId, from_me: false }
    await scope.db
      .insertInto('whatsapp_messages')
      .values({ ...row, conversation_id: talk, seq: message.seq })
      .execute()
  })
  return message.seq
}
