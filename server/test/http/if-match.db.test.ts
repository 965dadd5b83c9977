import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let scene: Scene
let ana: SignedIn
let bia: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  scene = await buildScene(house)
  ana = await buildMember(house, scene.tenant, 'owner')
  bia = await buildMember(house, scene.tenant, 'owner')
  await scene.run(({ db, tenant }) =>
    db
      .updateTable('members')
      .set({ name: 'Ana' })
      .where('tenant_id', '=', tenant.id)
      .where('id', '=', ana.memberId)
      .execute(),
  )
  await house.services.changes.publish('identity', ana.identityId)
})
afterAll(() => house.close())

interface Answer {
  id: string
  revision: string
  code: string
  current: Record<string, unknown> & { revision: string }
  changed_by: string | null
  changed_at: string | null
}

function call(person: SignedIn, method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object, began?: string) {
  return send<Answer>(house, method, `/api/v1${path}`, {
    headers: { ...person.headers, ...(began === undefined ? {} : { 'if-match': `"${began}"` }) },
    ...(body === undefined ? {} : { body }),
  })
}

/** What two people edit: how it is made, how it is written, and two edits of it. */
const THINGS: Record<
  string,
  { make?: [string, object]; at?: string; method: 'PUT' | 'PATCH'; hers: object; mine: object }
> = {
  label: {
    make: ['/labels', { name: 'Financiamento', colour: '#112233' }],
    method: 'PUT',
    hers: { name: 'Financiamento', colour: '#445566' },
    mine: { name: 'Consórcio', colour: '#112233' },
  },
  team: {
    make: ['/teams', { name: 'Vendas', member_ids: [] }],
    method: 'PUT',
    hers: { name: 'Vendas de usados', member_ids: [] },
    mine: { name: 'Vendas de novos', member_ids: [] },
  },
  'canned answer': {
    make: ['/canned-responses', { shortcut: 'oi', body: 'Olá', shared: true }],
    method: 'PUT',
    hers: { shortcut: 'oi', body: 'Olá!', shared: true },
    mine: { shortcut: 'oi', body: 'Bom dia', shared: true },
  },
  'saved view': {
    make: ['/saved-views', { name: 'Urgentes', shared: true, filters: {} }],
    method: 'PUT',
    hers: { name: 'Urgentes', shared: true, filters: { priority: 3 } },
    mine: { name: 'Urgentes', shared: true, filters: { priority: 2 } },
  },
  calendar: {
    make: ['/calendars', { name: 'Loja', timezone: 'America/Sao_Paulo', hours: [] }],
    method: 'PATCH',
    hers: { hours: [{ weekday: 1, from: '09:00', to: '18:00' }] },
    mine: { hours: [{ weekday: 2, from: '09:00', to: '18:00' }] },
  },
  inbox: {
    make: ['/inboxes', { name: 'Site novo', channel: 'widget' }],
    method: 'PATCH',
    hers: { name: 'Site da loja' },
    mine: { name: 'Site da matriz' },
  },
  role: {
    make: ['/roles', { name: 'Vendedor', permissions: ['conversations.read'], visibility: 'own' }],
    method: 'PUT',
    hers: { name: 'Vendedor', permissions: ['conversations.read'], visibility: 'team' },
    mine: { name: 'Vendedor', permissions: ['conversations.read', 'contacts.read'], visibility: 'own' },
  },
  contact: {
    make: ['/contacts', { name: 'Maria' }],
    method: 'PATCH',
    hers: { notes: 'Prefere manhã' },
    mine: { notes: 'Prefere tarde' },
  },
  webhook: {
    make: ['/webhooks', { url: 'https://example.com/gancho', events: ['*'] }],
    method: 'PATCH',
    hers: { events: ['message.created'] },
    mine: { events: ['conversation.created'] },
  },
  company: { at: '/tenant', method: 'PATCH', hers: { name: 'Loja dela' }, mine: { name: 'Minha loja' } },
  brand: { at: '/brand', method: 'PUT', hers: { company_name: 'Dela' }, mine: { company_name: 'Minha' } },
}

test.each(Object.entries(THINGS))(
  'two people edit one %s: the second is told who was before, what stands, and may write over it',
  async (_name, { make, at, method, hers, mine }) => {
    const made = make === undefined ? await call(ana, 'GET', at ?? '') : await call(ana, 'POST', ...make)
    expect(made.status, JSON.stringify(made.body)).toBeLessThan(300)
    const path = at ?? `${make?.[0]}/${made.body.id}`
    const began = made.body.revision
    expect(began).toMatch(/^[\w-]{22}$/)

    const first = await call(ana, method, path, hers, began)
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    expect(first.body.revision).not.toBe(began)
    const second = await call(bia, method, path, mine, began)
    expect(second.status).toBe(412)
    expect(second.body).toMatchObject({ code: 'version_conflict', changed_by: 'Ana' })
    expect(Date.parse(second.body.changed_at ?? '')).not.toBeNaN()
    expect(second.body.current.revision).toBe(first.body.revision)

    const over = await call(bia, method, path, mine, second.body.current.revision)
    expect(over.status).toBe(200)
    // A program that sends no revision writes as it always has.
    expect((await call(ana, method, path, hers)).status).toBe(200)
  },
)

test('of somebody’s role and status, and of their room, the second is told, too; not of what is their own', async () => {
  const carla = await buildMember(house, scene.tenant, 'agent')
  const path = `/members/${encodeId('mem', carla.memberId)}`
  const began = (await call(ana, 'GET', path)).body.revision
  const listed = await send<{ items: Answer[] }>(house, 'GET', '/api/v1/members?limit=100', { headers: ana.headers })
  expect(listed.body.items.find(({ id }) => path.endsWith(id))?.revision).toBe(began)
  // Her own name and signature are no edit of theirs.
  expect((await call(carla, 'PATCH', '/me/work', { signature: 'Carla' })).status).toBe(200)
  const first = await call(ana, 'PATCH', path, { role: 'supervisor' }, began)
  expect(first).toMatchObject({ status: 200, body: { role: 'supervisor' } })
  const second = await call(bia, 'PATCH', path, { status: 'disabled' }, began)
  expect(second).toMatchObject({ status: 412, body: { code: 'version_conflict', changed_by: 'Ana' } })
  expect(second.body.current).toMatchObject({ role: 'supervisor', status: 'active' })
  expect((await call(bia, 'PATCH', path, { role: 'viewer' }, second.body.current.revision)).status).toBe(200)
  expect((await call(ana, 'PATCH', path, { role: 'agent' })).status).toBe(200)

  const work = await call(ana, 'PUT', `${path}/capacity`, { capacity: 5 })
  expect((await call(ana, 'PUT', `${path}/capacity`, { capacity: 7 }, work.body.revision)).status).toBe(200)
  const late = await call(bia, 'PUT', `${path}/capacity`, { capacity: 9 }, work.body.revision)
  expect(late).toMatchObject({ status: 412, body: { changed_by: 'Ana', current: { capacity: 7 } } })

  const now = (await call(ana, 'GET', path)).body.revision
  const save = (person: SignedIn, role: string) => call(person, 'PATCH', path, { role }, now)
  const answers = await Promise.all([save(ana, 'supervisor'), save(bia, 'viewer')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
})

test('of two who save at the same instant one is stored and the other told, however often', async () => {
  for (let round = 0; round < 5; round++) {
    const made = await call(ana, 'POST', '/teams', { name: `Equipe ${round}`, member_ids: [] })
    const save = (person: SignedIn) =>
      call(
        person,
        'PUT',
        `/teams/${made.body.id}`,
        { name: `Equipe ${round}`, member_ids: [encodeId('mem', person.memberId)] },
        made.body.revision,
      )
    const answers = await Promise.all([save(ana), save(bia)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  }
})

test('what nobody edited has the revision it had: lists, single views and a save that changes nothing agree', async () => {
  const made = await call(ana, 'POST', '/calendars', { name: 'Igual', timezone: 'America/Sao_Paulo', hours: [] })
  const got = await call(ana, 'GET', `/calendars/${made.body.id}`)
  const saved = await call(ana, 'PATCH', `/calendars/${made.body.id}`, { name: 'Igual' }, made.body.revision)
  expect([got.body.revision, saved.body.revision]).toEqual([made.body.revision, made.body.revision])
  const contact = await call(ana, 'POST', '/contacts', { name: 'José', attributes: { b: 1, a: { d: 1, c: 2 } } })
  const read = await call(ana, 'GET', `/contacts/${contact.body.id}`)
  expect(read.body.revision).toBe(contact.body.revision)
})
