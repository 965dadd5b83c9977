import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { blockContact, deleteContact } from '../../src/chat/contacts/index.ts'
import { markDelivered } from '../../src/chat/conversations/index.ts'
import { erasePerson } from '../../src/chat/workflows/erasure/erase-person.ts'
import { mergeContacts } from '../../src/chat/workflows/merge-contacts.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { answerTo, beginAway, mailsInBox, setInbox } from './away-visitors.ts'

const clock = advancingClock('2026-05-04T12:00:00Z')
let house: TestHouse
let scene: Scene

beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await buildScene(house)
  await settle({ allowed_origins: ['https://loja.com.br'] })
})

const begin = async (email?: string, page?: string) => (await beginOn(email, page)).id
const beginOn = (email?: string, page?: string) => beginAway(house, scene, email, page)
const settle = (settings: object) => setInbox(scene, settings)
const answer = (id: Awaited<ReturnType<typeof begin>>, body: string) => answerTo(scene, id, body)

async function mailsTo(email: string) {
  await house.drain()
  return mailsInBox(house, email)
}

test('whoever is away gets the answers by e-mail, once, with the way back to their page', async () => {
  const id = await begin('rita-1@exemplo.com.br')
  await answer(id, 'Tem sim!')
  expect(await mailsTo('rita-1@exemplo.com.br')).toEqual([])
  clock.advance(60_000)
  await answer(id, 'Quer agendar?')
  clock.advance(90_000)
  // The first answer’s turn: there is a newer one.
  expect(await mailsTo('rita-1@exemplo.com.br')).toEqual([])
  clock.advance(60_000)
  const [mail, ...more] = await mailsTo('rita-1@exemplo.com.br')
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Ana respondeu a sua mensagem')
  for (const part of ['Olá, Rita.', 'Tem sim!', 'Quer agendar?', 'https://loja.com.br/carros/7']) {
    expect(mail?.text).toContain(part)
  }
  clock.advance(600_000)
  expect(await mailsTo('rita-1@exemplo.com.br')).toHaveLength(1)
})

test('who has the answer on their screen, left no address, or gets a note instead, is sent nothing', async () => {
  const [here, nobody, noted] = [
    await begin('rita-2@exemplo.com.br'),
    await begin(),
    await begin('rita-3@exemplo.com.br'),
  ]
  await answer(here, 'Tem sim!')
  await answer(nobody, 'Tem sim!')
  await scene.post(noted, { kind: 'note', direction: 'internal', author: { kind: 'member', id: newId(), name: 'Ana' } })
  await scene.run((scope) => markDelivered(scope, { conversationId: here, by: 'contact', seq: 2 }))
  clock.advance(180_000)
  expect(await mailsTo('rita-2@exemplo.com.br')).toEqual([])
  expect(await mailsTo('rita-3@exemplo.com.br')).toEqual([])
})

test('the link leads to the page where their browser has the whole conversation', async () => {
  const { id, token } = await beginOn('rita-4@exemplo.com.br')
  await answer(id, 'Tem sim!')
  clock.advance(180_000)
  const [mail] = await mailsTo('rita-4@exemplo.com.br')
  const link = /^https?:\S+$/m.exec(mail?.text ?? '')?.[0] ?? ''
  expect(link).toBe('https://loja.com.br/carros/7')
  // What the widget asks on that page: the browser sends the page's origin, and its storage has the token.
  const ask = async (path: string, payload?: object, bearer = token) => {
    const answered = await house.app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url: `/api/v1/widget/${path}`,
      headers: { 'x-tenant': scene.tenant.slug, origin: new URL(link).origin, authorization: `Bearer ${bearer}` },
      ...(payload === undefined ? {} : { payload }),
    })
    expect(answered.statusCode, answered.body).toBeLessThan(300)
    return answered.json()
  }
  const session = await ask('sessions', { inbox_key: scene.inboxId, visitor_token: token })
  expect(session).toMatchObject({ returning: true, contact: { email: 'rita-4@exemplo.com.br' } })
  const [conversation] = (await ask('conversations', undefined, session.visitor_token)).items
  const { items } = await ask(`conversations/${conversation.id}/messages`, undefined, session.visitor_token)
  expect(items.map((item: { body: string }) => item.body)).toEqual(['Ainda tem?', 'Tem sim!'])
  const said = await ask(`conversations/${conversation.id}/messages`, { client_id: 'volta', text: 'Quero ver' })
  expect(said.seq).toBe(3)
})

test.each([
  ['its site, where the page is not one of the company’s', ['https://loja.com.br'], 'https://loja.com.br\n'],
  ['nowhere, where the company listed none: not where a stranger chose, and not to the agents’ door', [], undefined],
])('the link leads to %s', async (_where, allowed_origins, link) => {
  await settle({ allowed_origins })
  const email = `rita-${newId<string>()}@exemplo.com.br`
  await answer(await begin(email, 'https://mau.com/entrar'), 'Tem sim!')
  clock.advance(180_000)
  const [mail] = await mailsTo(email)
  expect(mail?.text).toContain('Tem sim!')
  expect(mail?.text).not.toContain('mau.com')
  if (link === undefined) expect(mail?.text).not.toMatch(/https?:/)
  else expect(mail?.text).toContain(link)
})

test('who is blocked, deleted or erased meanwhile is sent nothing; who is merged is', async () => {
  const change = {
    blocked: (id: string) => scene.run((scope) => blockContact(scope, id, true)),
    deleted: (id: string) => scene.run((scope) => deleteContact(scope, id)),
    erased: (id: string) => scene.run((scope) => erasePerson(scope, id)),
    merged: (id: string) => scene.run((scope) => mergeContacts(scope, id, scene.contactId)),
  }
  for (const [what, act] of Object.entries(change)) {
    const email = `rita-${what}@exemplo.com.br`
    const id = await begin(email)
    await answer(id, 'Tem sim!')
    const { contact_id } = await scene.run((scope) =>
      scope.db
        .selectFrom('conversations')
        .select('contact_id')
        .where('tenant_id', '=', scope.tenant.id)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    )
    await act(contact_id)
    clock.advance(180_000)
    expect(await mailsTo(email), what).toHaveLength(what === 'merged' ? 1 : 0)
  }
})
