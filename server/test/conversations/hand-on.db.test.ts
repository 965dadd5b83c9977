import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assignConversation } from '../../src/chat/conversations/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildContact, buildScene, buildTeam, type Scene } from './scene.ts'

let house: TestHouse
let scene: Scene
let owner: SignedIn
let ana: SignedIn
let bia: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  scene = await buildScene(house)
  owner = await buildMember(house, scene.tenant, 'owner')
  ana = await buildMember(house, scene.tenant, 'agent')
  bia = await buildMember(house, scene.tenant, 'agent')
})
afterAll(() => house.close())

type Answer = { id: string; code: string; detail: string; assignee_id: string | null; team_id: string | null }

function call<Body = Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body: object | undefined, person: SignedIn) {
  return send<Body>(house, method, `/api/v1${path}`, {
    headers: person.headers,
    ...(body === undefined ? {} : { body }),
  })
}

const mem = (person: SignedIn) => encodeId('mem', person.memberId)

async function ofAna() {
  const { id } = await scene.start()
  await scene.post(id)
  await scene.run((scope) => assignConversation(scope, id, ana.memberId))
  return `/conversations/${encodeId('cnv', id)}`
}

interface Thread {
  items: { kind: string; body: string; author: { member_id: string | null } }[]
}

test('who has a conversation passes it on with a note, and may not pass on what is not theirs', async () => {
  const path = await ofAna()
  const given = await call('POST', `${path}/hand-on`, { member_id: mem(bia), note: ' Quer parcelar. ' }, ana)
  expect(given).toMatchObject({ status: 200, body: { assignee_id: mem(bia) } })
  const thread = await call<Thread>('GET', `${path}/messages`, undefined, bia)
  const note = thread.body.items.find(({ kind }) => kind === 'note')
  expect(note).toMatchObject({ body: 'Quer parcelar.', author: { member_id: mem(ana) } })

  // It is hers no longer; she does not even see it.
  expect((await call('POST', `${path}/hand-on`, { member_id: mem(ana) }, ana)).status).toBe(404)
  const { id } = await scene.start()
  const nobodys = `/conversations/${encodeId('cnv', id)}`
  const teamId = await scene.run((scope) => buildTeam(scope, 'Vendas', [ana.memberId]))
  await scene.run((scope) =>
    scope.db.updateTable('conversations').set({ team_id: teamId }).where('id', '=', id).execute(),
  )
  const refused = await call('POST', `${nobodys}/hand-on`, { member_id: mem(bia), note: 'não' }, ana)
  expect([403, 404]).toContain(refused.status)
  expect((await call<Thread>('GET', `${nobodys}/messages`, undefined, owner)).body.items).toEqual([])
  // Who looks after others may.
  const team = { team_id: encodeId('tem', teamId) }
  const back = await call('POST', `${path}/hand-on`, { ...team, note: 'Para a equipe' }, owner)
  expect(back).toMatchObject({ status: 200, body: { assignee_id: null, ...team } })
  expect((await call('POST', `${path}/hand-on`, { ...team, member_id: mem(bia) }, owner)).status).toBe(400)
})

test('who is full is shown before, and said so with numbers; nothing is left of the try', async () => {
  const full = await buildMember(house, scene.tenant, 'agent')
  await call('PUT', `/members/${mem(full)}/capacity`, { capacity: 1 }, owner)
  const [one, another] = [await ofAna(), await ofAna()]
  expect((await call('POST', `${one}/hand-on`, { member_id: mem(full) }, ana)).status).toBe(200)
  const room = await call<{ items: { member_id: string; open_conversations: number; capacity: number }[] }>(
    ...(['GET', '/conversations/room', undefined, ana] as const),
  )
  expect(room.body.items).toContainEqual(
    expect.objectContaining({ member_id: mem(full), open_conversations: 1, capacity: 1 }),
  )
  const refused = await call('POST', `${another}/hand-on`, { member_id: mem(full), note: 'Fica com esta?' }, ana)
  expect(refused).toMatchObject({ status: 409, body: { code: 'member_at_capacity' } })
  expect(refused.body.detail).toContain('1 de 1')
  const thread = await call<Thread>('GET', `${another}/messages`, undefined, ana)
  expect(thread.body.items.filter(({ kind }) => kind === 'note')).toEqual([])
  await scene.start()
  const own = await call('POST', '/conversations/next', undefined, full)
  expect(own).toMatchObject({ status: 409, body: { code: 'own_capacity_reached' } })
  expect(own.body.detail).toContain('Você está com 1 de 1')
})

test('who begins a conversation has it in hand; said again it is the same, and an open one goes on', async () => {
  const contactId = await scene.run((scope) => buildContact(scope, 'Nova Cliente'))
  const body = {
    ...{ inbox_id: encodeId('inb', scene.inboxId), contact_id: encodeId('ctc', contactId) },
    message: { client_id: newId<string>(), body: 'Chegou o carro que você queria.' },
  }
  const begun = await call('POST', '/conversations', body, ana)
  expect(begun).toMatchObject({ status: 201, body: { assignee_id: mem(ana) } })
  const again = await call('POST', '/conversations', body, ana)
  expect(again.body.id).toBe(begun.body.id)
  const more = { ...body, message: { client_id: newId<string>(), body: 'Quer ver amanhã?' } }
  expect((await call('POST', '/conversations', more, ana)).body.id).toBe(begun.body.id)
  const thread = await call<Thread>('GET', `/conversations/${begun.body.id}/messages`, undefined, ana)
  expect(thread.body.items.filter(({ kind }) => kind === 'text').map((message) => message.body)).toEqual([
    'Chegou o carro que você queria.',
    'Quer ver amanhã?',
  ])
})
