import { encodeId } from '@recado/contracts/ids'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { blockContact } from '../../src/chat/contacts/index.ts'
import { startConversation } from '../../src/chat/conversations/index.ts'
import { findInbox } from '../../src/chat/inboxes/index.ts'
import { endVisit } from '../../src/chat/visitors/index.ts'
import { erasePerson } from '../../src/chat/workflows/erasure/erase-person.ts'
import { mergeContacts } from '../../src/chat/workflows/merge-contacts.ts'
import { openVisitorSession } from '../../src/chat/workflows/open-visitor-session.ts'
import { startVisitorConversation } from '../../src/chat/workflows/start-visitor-conversation.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, buildSightedMember, type Scene, type Sighted } from './scene.ts'
import { connect, openSockets, type TestSocket } from './socket-client.ts'

let house: TestHouse
let url: string
let stop: () => Promise<void>
const open: TestSocket[] = []

beforeAll(async () => {
  house = await openTestHouse({ env: { ROLES: 'web,relay' } })
  // The relay carries jobs, too.
  await house.services.queue.start()
  ;({ url, stop } = await openSockets(house))
})
afterEach(() => {
  for (const client of open.splice(0)) client.close()
})
afterAll(async () => {
  await stop()
  await house.close()
})

async function join(person: { token: string }): Promise<TestSocket> {
  const client = await connect(url, { access_token: person.token })
  open.push(client)
  return client
}

describe('visitors', () => {
  let scene: Scene
  let boss: Sighted
  beforeEach(async () => {
    scene = await buildScene(house)
    boss = await buildSightedMember(house, scene.tenant, 'all')
  })

  async function visit(text: string) {
    const { inbox, session } = await scene.run(async (scope) => {
      const found = await findInbox(scope, scene.inboxId)
      if (found === undefined) throw new Error('no inbox')
      return { inbox: found, session: await openVisitorSession(house.services, scope, { inbox: found, inbox_key: '' }) }
    })
    const claims = await house.services.visitorTokens.verify(session.visitor_token)
    if (claims === undefined) throw new Error('no claims')
    const { conversation } = await scene.run((scope) =>
      startVisitorConversation(
        scope,
        { claims, inbox, contact: undefined },
        { client_id: 'c1', text, pre_chat: {}, offline: false },
      ),
    )
    return { token: session.visitor_token, conversation }
  }

  async function joinVisitor(token: string): Promise<TestSocket> {
    const client = await connect(url, { visitor_token: token })
    open.push(client)
    return client
  }

  test('hear the answer and never a note, an event among colleagues, or somebody else’s conversation', async () => {
    const [mine, theirs] = [await visit('Oi'), await visit('Olá')]
    const client = await joinVisitor(mine.token)
    expect((await client.until('ready')).conversations).toEqual([
      { id: encodeId('cnv', mine.conversation.id), last_seq: 1 },
    ])
    const author = { kind: 'member' as const, id: boss.memberId, name: 'Ana' }
    await scene.post(mine.conversation.id, { kind: 'note', direction: 'internal', author, body: 'cliente difícil' })
    await scene.post(theirs.conversation.id, { direction: 'out', author, body: 'para outro' })
    await scene.post(mine.conversation.id, { direction: 'out', author, body: 'Bom dia!' })
    const heard = await client.untilEvent('message.created', (data) => (data.message as { seq: number }).seq > 1)
    expect(heard.data).toMatchObject({ message: { seq: 3, from: 'company', author_name: 'Ana', body: 'Bom dia!' } })
    const all = JSON.stringify(client.messages)
    for (const secret of ['cliente difícil', 'para outro', encodeId('mem', boss.memberId), 'event_id', 'cursor']) {
      expect(all).not.toContain(secret)
    }
  })

  test('who signs out hears nothing more, on any tab, and is not let in again with that token', async () => {
    const mine = await visit('Oi')
    const [client, tab] = [await joinVisitor(mine.token), await joinVisitor(mine.token)]
    const claims = await house.services.visitorTokens.verify(mine.token)
    await scene.run((scope) => endVisit(scope, claims?.visitorId ?? ''))
    await expect
      .poll(() => [client.socket.connected, tab.socket.connected], { timeout: 15_000 })
      .toEqual([false, false])
    await expect(joinVisitor(mine.token)).rejects.toMatchObject({ code: 'visitor_token_invalid' })
    const author = { kind: 'member' as const, id: boss.memberId, name: 'Ana' }
    await scene.post(mine.conversation.id, { direction: 'out', author, body: 'segredo' })
    const agent = await join(boss)
    await agent.until('ready')
    expect(JSON.stringify([client.messages, tab.messages])).not.toContain('segredo')
  })

  test('may not watch or write into another visitor’s conversation', async () => {
    const [mine, theirs] = [await visit('Oi'), await visit('Olá')]
    const client = await joinVisitor(mine.token)
    const conversation_id = encodeId('cnv', theirs.conversation.id)
    expect(await client.ask('watch', { conversation_id })).toMatchObject({ problem: { code: 'not_found' } })
    expect(await client.ask('typing', { conversation_id, state: 'writing' })).toMatchObject({
      problem: { code: 'not_found' },
    })
  })

  test('and agents see each other write; a note being written stays among colleagues', async () => {
    const mine = await visit('Oi')
    const conversation_id = encodeId('cnv', mine.conversation.id)
    const [visitor, agent] = [await joinVisitor(mine.token), await join(boss)]
    await agent.ask('watch', { conversation_id })
    await visitor.ask('typing', { conversation_id, state: 'writing' })
    expect(await agent.until('typing')).toMatchObject({ author: { kind: 'contact' } })
    await agent.ask('typing', { conversation_id, state: 'writing', note: true })
    await agent.ask('typing', { conversation_id, state: 'stopped' })
    await agent.ask('typing', { conversation_id, state: 'writing' })
    await visitor.until('typing', (message) => message.state === 'writing')
    expect(visitor.messages.filter(({ name }) => name === 'typing').map(({ message }) => message.state)).toEqual([
      'stopped',
      'writing',
    ])
  })

  test('whoever begins a conversation after connecting hears it once they say so', async () => {
    const first = await visit('Oi')
    const client = await joinVisitor(first.token)
    const next = await scene.run(async (scope) => {
      const contact = await scope.db
        .selectFrom('conversations')
        .select('contact_id')
        .where('tenant_id', '=', scope.tenant.id)
        .where('id', '=', first.conversation.id)
        .executeTakeFirstOrThrow()
      return startConversation(scope, { inboxId: scene.inboxId, contactId: contact.contact_id as never })
    })
    await house.services.relay.drainAll()
    await scene.post(next.id, { direction: 'out', author: { kind: 'bot', id: null, name: 'Robô' }, body: 'segunda' })
    // The first message may still be on its way when the socket connects; the second one is what must arrive.
    const ofNext = (data: Record<string, unknown>) =>
      (data.message as { body?: string } | undefined)?.body === 'segunda'
    expect((await client.untilEvent('message.created', ofNext)).data).toMatchObject({ message: { body: 'segunda' } })
  })

  describe('whose contact changes', () => {
    const contactOf = async ({ conversation }: Awaited<ReturnType<typeof visit>>) => {
      const row = await scene.run((scope) =>
        scope.db
          .selectFrom('conversations')
          .select('contact_id')
          .where('tenant_id', '=', scope.tenant.id)
          .where('id', '=', conversation.id)
          .executeTakeFirstOrThrow(),
      )
      return row.contact_id
    }
    const dropped = (client: TestSocket) =>
      new Promise<void>((resolve) => client.socket.once('disconnect', () => resolve()))

    test('blocked: leave at once and are not let in again', async () => {
      const mine = await visit('Oi')
      const client = await joinVisitor(mine.token)
      const gone = dropped(client)
      const contactId = await contactOf(mine)
      await scene.run((scope) => blockContact(scope, contactId, true))
      await gone
      await expect(joinVisitor(mine.token)).rejects.toMatchObject({ code: 'visitor_blocked', status: 403 })
      await scene.run((scope) => blockContact(scope, contactId, false))
      expect((await (await joinVisitor(mine.token)).until('ready')).conversations).toHaveLength(1)
    })

    test('merged: come back as the one who stays, and hear both conversations', async () => {
      const [mine, other] = [await visit('Oi'), await visit('Olá')]
      const clients = [await joinVisitor(mine.token), await joinVisitor(other.token)]
      const gone = Promise.all(clients.map(dropped))
      const [from, into] = [await contactOf(mine), await contactOf(other)]
      await scene.run((scope) => mergeContacts(scope, from, into))
      await gone
      const back = await joinVisitor(mine.token)
      const { conversations } = (await back.until('ready')) as { conversations: { id: string }[] }
      const ids = [mine, other].map(({ conversation }) => encodeId('cnv', conversation.id))
      expect(conversations.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
      const author = { kind: 'member' as const, id: boss.memberId, name: 'Ana' }
      await scene.post(other.conversation.id, { direction: 'out', author, body: 'para os dois' })
      const heard = (data: Record<string, unknown>) => (data.message as { body?: string } | undefined)?.body
      await back.untilEvent('message.created', (data) => heard(data) === 'para os dois')
    })

    test('erased: come back as strangers, and hear no more of what was theirs', async () => {
      const mine = await visit('Oi')
      const client = await joinVisitor(mine.token)
      const gone = dropped(client)
      const contactId = await contactOf(mine)
      await scene.run((scope) => erasePerson(scope, contactId))
      await gone
      const back = await joinVisitor(mine.token)
      expect((await back.until('ready')).conversations).toEqual([])
      const conversation_id = encodeId('cnv', mine.conversation.id)
      expect(await back.ask('watch', { conversation_id })).toMatchObject({ problem: { code: 'not_found' } })
      expect(await back.ask('typing', { conversation_id, state: 'writing' })).toMatchObject({
        problem: { code: 'not_found' },
      })
    })
  })
})
