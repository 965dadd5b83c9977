import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimAttachments } from '../../src/chat/attachments/index.ts'
import { type ConversationRow, type NewMessage, sendMessage } from '../../src/chat/conversations/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildAgents, buildScene, newMessage, type Scene } from './scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe.each(PLACEMENTS)('sending in a %s placement', (placement) => {
  let scene: Scene
  let conversation: ConversationRow
  beforeAll(async () => {
    scene = await buildScene(house, { placement })
  })
  beforeEach(async () => {
    conversation = await scene.start()
  })

  const read = () =>
    scene.run((scope) =>
      scope.db
        .selectFrom('conversations')
        .selectAll()
        .where('tenant_id', '=', scene.tenant.id)
        .where('id', '=', conversation.id)
        .executeTakeFirstOrThrow(),
    )
  const bodies = async () => {
    const rows = await scene.run((scope) =>
      scope.db
        .selectFrom('messages')
        .select(['seq', 'body'])
        .where('tenant_id', '=', scene.tenant.id)
        .where('conversation_id', '=', conversation.id)
        .orderBy('seq')
        .execute(),
    )
    return rows.map(({ seq, body }) => [seq, body])
  }

  test('fifty at once are numbered 1 to 50', async () => {
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, n) => scene.post(conversation.id, { body: `n ${n}` })),
    )
    expect(sent.map(({ message }) => message.seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 1),
    )
    expect(await bodies()).toHaveLength(50)
    expect(await read()).toMatchObject({ last_seq: 50, inbound_count: 50 })
  })

  test('twenty retries at once are one message, and all are told which', async () => {
    const message = newMessage(conversation.id)
    const sent = await Promise.all(Array.from({ length: 20 }, () => scene.post(conversation.id, message)))
    expect(new Set(sent.map((one) => one.message.id)).size).toBe(1)
    expect(sent.filter((one) => !one.duplicate)).toHaveLength(1)
    expect(await bodies()).toEqual([[1, message.body]])
    expect(await read()).toMatchObject({ last_seq: 1 })
  })

  test('a client_id with other content is refused and changes nothing', async () => {
    const message = newMessage(conversation.id)
    await scene.post(conversation.id, message)
    const bot = { kind: 'bot' as const, id: null, name: 'Robô' }
    const others: Partial<NewMessage>[] = [
      ...[{ body: 'outra coisa' }, { body: `${message.body} ` }, { replyToSeq: 1 }, { kind: 'image' as const }],
      ...[{ direction: 'out' as const }, { author: bot }, { kind: 'note' as const, direction: 'internal' as const }],
    ]
    for (const other of others) {
      await expect(scene.post(conversation.id, { ...message, ...other })).rejects.toMatchObject({
        code: 'client_id_reused',
        status: 409,
      })
    }
    expect(await bodies()).toEqual([[1, message.body]])
  })

  test('of twenty different contents at once under one client_id one is stored, the others are told so', async () => {
    const message = newMessage(conversation.id)
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => scene.post(conversation.id, { ...message, body: `variante ${n}` })),
    )
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
    expect(refused).toEqual(Array(19).fill('client_id_reused'))
    expect(await read()).toMatchObject({ last_seq: 1, inbound_count: 1 })
  })

  test('an external id is one message in its inbox, also from another conversation and at once', async () => {
    const externalId = `wamid.${newId<string>()}`
    const other = await scene.start()
    const sent = await Promise.all(
      [conversation, other, conversation, other].map(({ id }) => scene.post(id, { externalId })),
    )
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1)
    expect(sent.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
  })

  test('the event goes out with the message, once, and says whose room it is for', async () => {
    const message = newMessage(conversation.id, { body: 'com evento' })
    await scene.post(conversation.id, message)
    await scene.post(conversation.id, message)
    await house.drain()
    const events = await scene.run((scope) =>
      scope.db
        .selectFrom('recado.events')
        .select(['name', 'data'])
        .where('tenant_id', '=', scene.tenant.id)
        .where('name', '=', 'message.created')
        .execute(),
    )
    const own = events.filter(({ data }) => (data as { conversation_id: string }).conversation_id === conversation.id)
    expect(own).toEqual([
      {
        name: 'message.created',
        data: expect.objectContaining({
          inbox_id: scene.inboxId,
          assignee_id: null,
          team_id: null,
          message: expect.objectContaining({ seq: 1, body: 'com evento', client_id: message.clientId }),
        }),
      },
    ])
  })

  test('the customer waits until a person answers; a bot and a note answer nobody', async () => {
    const [agent] = await buildAgents(house, scene.tenant, 1)
    const author = { kind: 'member' as const, id: agent!.memberId, name: 'Ana' }
    const at = (second: number) => new Date(Date.UTC(2026, 5, 1, 12, 0, second))
    await scene.post(conversation.id, { createdAt: at(0) })
    await scene.post(conversation.id, { createdAt: at(5) })
    await scene.post(conversation.id, { direction: 'out', author: { kind: 'bot', id: null, name: 'Robô' } })
    await scene.post(conversation.id, { kind: 'note', direction: 'internal', author, body: 'liguei para ela' })
    expect(await read()).toMatchObject({ waiting_since: at(0), first_response_at: null })
    await scene.post(conversation.id, { direction: 'out', author, createdAt: at(9) })
    expect(await read()).toMatchObject({ waiting_since: null, first_response_at: at(9) })
  })

  test('a signature goes under what its author sends to the customer, and a retry is still a retry', async () => {
    const [agent] = await buildAgents(house, scene.tenant, 1)
    const memberId = agent!.memberId
    await scene.run((scope) =>
      scope.db
        .updateTable('members')
        .set({ signature: 'Ana · Vendas' })
        .where('tenant_id', '=', scene.tenant.id)
        .where('id', '=', memberId)
        .execute(),
    )
    const author = { kind: 'member' as const, id: memberId, name: 'Ana' }
    const answer = newMessage(conversation.id, { direction: 'out', author, body: 'Tem sim!' })
    await scene.post(conversation.id, answer)
    expect((await scene.post(conversation.id, answer)).duplicate).toBe(true)
    await scene.post(conversation.id, { kind: 'note', direction: 'internal', author, body: 'entre nós' })
    expect(await bodies()).toEqual([
      [1, 'Tem sim!\n\nAna · Vendas'],
      [2, 'entre nós'],
    ])
  })

  const refusals: [string, Partial<NewMessage>, string][] = [
    ['an answer to a message that does not exist', { replyToSeq: 7 }, 'reply_unknown'],
    ['a message of blanks', { body: ' \n ' }, 'message_empty'],
    ['a text of 10 MB', { body: 'a'.repeat(10_000_000) }, 'message_too_long'],
    ['a text one character too long', { body: 'a'.repeat(MESSAGE_BODY_MAX + 1) }, 'message_too_long'],
    ['a note that names a stranger', { kind: 'note', direction: 'internal', mentions: [newId()] }, 'mention_unknown'],
    ['a mention to the customer', { mentions: [newId()] }, 'mention_needs_note'],
    [
      'a file that is not there',
      { kind: 'image', body: '', attachments: { ids: [newId()], claim: claimAttachments } },
      'attachment_not_ready',
    ],
    ['a conversation that does not exist', { conversationId: newId() }, 'conversation_not_found'],
  ]
  test.each(refusals)('%s is refused and nothing is stored', async (_what, message, code) => {
    await expect(scene.post(conversation.id, message)).rejects.toMatchObject({ code })
    expect(await bodies()).toEqual([])
    expect(await read()).toMatchObject({ last_seq: 0 })
  })

  test('control characters of a channel are taken out, the message is kept', async () => {
    const { message } = await scene.post(conversation.id, { body: 'oi\u0000 tudo\u0007 bem?\n\ud800' })
    expect(message.body).toBe('oi tudo bem?\n\ufffd')
  })

  test('with the transaction that sends it a message comes or goes', async () => {
    const failing = scene.run(async (scope) => {
      await sendMessage(scope, newMessage(conversation.id))
      throw new Error('afterwards')
    })
    await expect(failing).rejects.toThrow('afterwards')
    expect((await scene.post(conversation.id)).message.seq).toBe(1)
  })

  test('the protocol counts up within the day', async () => {
    const next = await scene.start()
    expect(next.protocol).toMatch(/^\d{8}-\d{4}$/)
    expect(Number(next.protocol.slice(9))).toBe(Number(conversation.protocol.slice(9)) + 1)
  })
})
