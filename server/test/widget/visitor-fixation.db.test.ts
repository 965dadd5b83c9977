import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { send } from '../identity/people.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildWidgetScene, type Visit, type WidgetScene } from './scene.ts'

// Somebody takes the token of a browser that another person will use: before they sign in, while they are, or after.

let house: TestHouse
let scene: WidgetScene
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** Nothing of the conversation is there for this token: not to read, to write in, to mark, or to send a file to. */
async function expectNoReach(token: string, { conversation }: Pick<Visit, 'conversation'>): Promise<void> {
  const { call } = scene
  const file = { kind: 'document', name: 'a.txt', content_type: 'text/plain', size_bytes: 4 }
  for (const answer of [
    await call('GET', `conversations/${conversation}/messages`, token),
    await call('POST', `conversations/${conversation}/messages`, token, { client_id: newId<string>(), text: 'x' }),
    await call('POST', `conversations/${conversation}/read`, token, { seq: 1 }),
    await call('POST', 'attachments', token, { conversation_id: conversation, ...file }),
  ]) {
    expect([401, 404], JSON.stringify(answer.body)).toContain(answer.status)
  }
  const list = await call('GET', 'conversations', token)
  expect(JSON.stringify(list.body)).not.toContain(conversation)
  const again = await scene.enter({ visitor_token: token })
  expect(again.body.contact).toBeNull()
  expect(JSON.stringify((await call('GET', 'conversations', again.body.visitor_token)).body)).not.toContain(
    conversation,
  )
}

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  beforeEach(async () => {
    scene = await buildWidgetScene(house, placement)
  })

  test('a token taken before somebody signs in reaches nothing of theirs afterwards, nor once they signed out', async () => {
    const planted = (await scene.enter()).body.visitor_token
    const identity = scene.identity('u-1', { name: 'Maria', email: 'maria@exemplo.com.br' })
    const signedIn = await scene.enter({ visitor_token: planted, identity })
    expect(signedIn.body).toMatchObject({ returning: false, verified: true })
    const token = signedIn.body.visitor_token
    const started = await scene.call('POST', 'conversations', token, { client_id: 'c1', text: 'meu saldo?' })
    const conversation = started.body.conversation.id
    await expectNoReach(planted, { conversation })

    expect((await scene.call('POST', 'sessions/end', token, {})).status).toBe(204)
    await expectNoReach(planted, { conversation })
    // What the person wrote is theirs on their next visit.
    const back = await scene.enter({ identity })
    expect(await scene.textsOf({ token: back.body.visitor_token, conversation })).toEqual(['meu saldo?'])
  })

  test('what was written before signing in goes with the person, says so to the team, and leaves the old token with nothing', async () => {
    const before = await scene.visit('Ainda tem o carro?')
    const bytes = Buffer.from('meu contrato')
    const begun = await scene.call('POST', 'attachments', before.token, {
      ...{ conversation_id: before.conversation, kind: 'document', name: 'contrato.txt' },
      ...{ content_type: 'text/plain', size_bytes: bytes.length },
    })
    const identity = scene.identity('u-1', { name: 'Maria' })
    const { body } = await scene.enter({ visitor_token: before.token, identity })
    expect(body.contact?.id).not.toBe(before.contact)
    const token = body.visitor_token
    expect(await scene.textsOf({ ...before, token })).toEqual(['Ainda tem o carro?'])
    await expectNoReach(before.token, before)
    // A file on its way goes on.
    const part = `attachments/${begun.body.id}/parts?offset=0`
    expect((await scene.call('PUT', part, token, bytes)).status).toBe(200)
    expect((await scene.call('PUT', part, before.token, bytes)).status).toBe(401)

    const thread = await send<{ items: { kind: string; data: object }[] }>(
      house,
      'GET',
      `/api/v1/conversations/${before.conversation}/messages`,
      { headers: scene.owner.headers },
    )
    const happened = thread.body.items.filter(({ kind }) => kind === 'event').map(({ data }) => data)
    expect(happened).toMatchObject([{ event: 'visitor_identified' }])
    const audit = await send<{ items: { action: string; target_id: string }[] }>(house, 'GET', '/api/v1/audit', {
      headers: scene.owner.headers,
    })
    expect(audit.body.items).toContainEqual(
      expect.objectContaining({ action: 'contact.merged', target_id: expect.anything() }),
    )
  })

  test('a stranger whom the company deleted signs in, and what was deleted stays so', async () => {
    const before = await scene.visit('Oi')
    await send(house, 'DELETE', `/api/v1/contacts/${before.contact}`, { headers: scene.owner.headers })
    const { status, body } = await scene.enter({ visitor_token: before.token, identity: scene.identity('u-1') })
    expect(status, JSON.stringify(body)).toBe(201)
    expect((await scene.call('GET', 'conversations', body.visitor_token)).body.items).toEqual([])
    await expectNoReach(before.token, before)
  })

  test('an e-mail that a stranger left is not where the person’s answers go', async () => {
    const token = (await scene.enter()).body.visitor_token
    const left = { client_id: 'c1', text: 'Oi', email: 'outro@exemplo.com.br', name: 'Outro' }
    expect((await scene.call('POST', 'offline-messages', token, left)).status).toBe(201)
    const { body } = await scene.enter({ visitor_token: token, identity: scene.identity('u-1') })
    expect(body.contact).toMatchObject({ name: '', email: null })
  })

  test('a conversation of somebody whom a channel proved is not handed to whoever signs in', async () => {
    const first = await scene.visit('Sou a Ana', scene.identity('ana'))
    const second = await scene.enter({ visitor_token: first.token, identity: scene.identity('bia') })
    expect(second.body.returning).toBe(false)
    await expectNoReach(second.body.visitor_token, first)
    // Another person took the browser: the token before is at an end.
    expect((await scene.call('GET', 'conversations', first.token)).status).toBe(401)
  })

  test('signing out ends the token here, on every tab, and for whoever kept a copy; the next visitor is a stranger', async () => {
    const visit = await scene.visit('Oi', scene.identity('u-1', { name: 'Maria' }))
    const renewed = await scene.enter({ visitor_token: visit.token, identity: scene.identity('u-1') })
    expect(renewed.body.returning).toBe(true)
    const phone = await scene.enter({ identity: scene.identity('u-1') })
    expect((await scene.call('POST', 'sessions/end', renewed.body.visitor_token, {})).status).toBe(204)
    for (const token of [visit.token, renewed.body.visitor_token]) {
      expect(await scene.call('GET', 'conversations', token)).toMatchObject({
        status: 401,
        body: { code: 'visitor_token_invalid' },
      })
    }
    const next = await scene.enter({ visitor_token: visit.token })
    expect(next.body).toMatchObject({ returning: false, verified: false, contact: null })
    // Their other browser is another visit.
    expect(await scene.textsOf({ token: phone.body.visitor_token, conversation: visit.conversation })).toEqual(['Oi'])
    // The site says nobody is signed in: whoever was is not any more.
    await scene.enter({ visitor_token: phone.body.visitor_token })
    expect((await scene.call('GET', 'conversations', phone.body.visitor_token)).status).toBe(401)
  })

  test('addresses of files end with the visit, and no browser keeps what they gave', async () => {
    const visit = await scene.visit('Oi', scene.identity('u-1'))
    const bytes = Buffer.from('meu contrato')
    const begun = await scene.call('POST', 'attachments', visit.token, {
      ...{ conversation_id: visit.conversation, kind: 'document', name: 'contrato.txt' },
      ...{ content_type: 'text/plain', size_bytes: bytes.length },
    })
    await scene.call('PUT', `attachments/${begun.body.id}/parts?offset=0`, visit.token, bytes)
    await scene.call('POST', `attachments/${begun.body.id}/finish`, visit.token, {})
    const { links } = (await scene.call('GET', `attachments/${begun.body.id}`, visit.token)).body
    const { pathname, search } = new URL(links.url)
    const read = () => house.app.inject({ url: pathname + search })
    const before = await read()
    expect([before.statusCode, before.body, before.headers['cache-control']]).toEqual([200, 'meu contrato', 'no-store'])
    await scene.call('POST', 'sessions/end', visit.token, {})
    expect((await read()).statusCode).toBe(410)
  })

  test('who is blocked may still sign out', async () => {
    const visit = await scene.visit('Oi', scene.identity('u-1'))
    await send(house, 'POST', `/api/v1/contacts/${visit.contact}/block`, { headers: scene.owner.headers, body: {} })
    expect((await scene.call('POST', 'sessions/end', visit.token, {})).status).toBe(204)
    expect((await scene.call('GET', 'conversations', visit.token)).status).toBe(401)
  })

  test.each([
    ['into the one whom the site named', false],
    ['the other way round', true],
  ])('a stranger merged %s reads and writes nothing of theirs', async (_way, reversed) => {
    const named = await scene.visit(
      'meu saldo?',
      scene.identity('u-1', { name: 'Maria', email: 'maria@exemplo.com.br' }),
    )
    const stranger = await scene.visit('Sou a Maria')
    const [from, into] = reversed ? [named, stranger] : [stranger, named]
    const merged = await send(house, 'POST', `/api/v1/contacts/${from.contact}/merge`, {
      ...{ headers: scene.owner.headers, body: { into: into.contact } },
    })
    expect(merged.status).toBe(200)
    await expectNoReach(stranger.token, named)
    await expectNoReach(stranger.token, stranger)
    const wrote = await scene.call('POST', 'conversations', stranger.token, { client_id: 'c9', text: 'e agora?' })
    expect([named.conversation, stranger.conversation]).not.toContain(wrote.body.conversation.id)
    expect(await scene.textsOf(named)).toEqual(['meu saldo?'])
  })

  test('a row that an older version left between a browser and a named person opens nothing', async () => {
    const named = await scene.visit('meu saldo?', scene.identity('u-1'))
    const planted = (await scene.enter()).body.visitor_token
    const claims = await house.services.visitorTokens.verify(planted)
    await scene.run(async (scope) => {
      const { contact_id } = await scope.db
        .selectFrom('conversations')
        .select('contact_id')
        .where('tenant_id', '=', scope.tenant.id)
        .executeTakeFirstOrThrow()
      expect(encodeId('ctc', contact_id)).toBe(named.contact)
      await scope.db
        .insertInto('contact_identities')
        .values({
          ...{ tenant_id: scope.tenant.id, kind: 'visitor', external_id: claims?.visitorId ?? '' },
          ...{ contact_id, verified: false, created_at: scope.clock.now() },
        })
        .execute()
    })
    await expectNoReach(planted, named)
    const wrote = await scene.call('POST', 'conversations', planted, { client_id: 'c1', text: 'e eu?' })
    expect(wrote.body.conversation.id).not.toBe(named.conversation)
    expect(await scene.textsOf(named)).toEqual(['meu saldo?'])
  })
})
