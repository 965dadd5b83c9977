import { type ConversationId, encodeId, type InboxId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  assignConversation,
  getChangedView,
  markSeen,
  reopenConversation,
  startConversation,
} from '../../src/chat/conversations/index.ts'
import { withDueTime } from '../../src/chat/workflows/conversation-views.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildInbox, buildScene, buildTeam, type Scene } from './scene.ts'

// A Monday at nine in São Paulo.
const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

interface View {
  id: string
}
interface Page {
  items: View[]
  next_cursor: string | null
}
const MINUTE = 60_000

describe.each(PLACEMENTS)('waiting in a %s placement', (placement) => {
  let scene: Scene
  let owner: SignedIn
  let agent: SignedIn
  beforeEach(async () => {
    scene = await buildScene(house, { placement })
    owner = await buildMember(house, scene.tenant, 'owner')
    agent = await buildMember(house, scene.tenant, 'agent')
  })
  const call = <Body>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, person = owner) =>
    send<Body>(house, method, `/api/v1${path}`, { headers: person.headers, ...(body === undefined ? {} : { body }) })
  // Not over HTTP: tokens are too old after a quarter of an hour, and clocks go on for hours here.
  const view = (id: ConversationId) => scene.run(async (scope) => withDueTime(scope, await getChangedView(scope, id)))
  const after = (minutes: number) => clock.advance(minutes * MINUTE)
  const answer = (id: ConversationId) =>
    scene.post(id, { direction: 'out', author: { kind: 'member', id: owner.memberId, name: 'Ana' } })
  const list = async (query = '', person = owner) => {
    const ids: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`
      const { body, status }: { body: Page; status: number } = await call<Page>(
        'GET',
        `/conversations?limit=2&sort=waiting${query}${more}`,
        undefined,
        person,
      )
      expect(status).toBe(200)
      ids.push(...body.items.map(({ id }) => id))
      cursor = body.next_cursor
    }
    return ids
  }

  test('it waits since the first message that nobody has answered, and is due by the inbox’s targets', async () => {
    const { id } = await scene.start()
    const opened = clock.now()
    const asked = after(1)
    await scene.post(id)
    after(5)
    await scene.post(id, { body: 'Alguém aí?' })
    await scene.post(id, { direction: 'out', author: { kind: 'bot', id: null, name: 'Robô' }, body: 'Já vem.' })
    const [waitingSince, warn, due] = [0, 22.5, 30].map((m) => new Date(asked.getTime() + m * MINUTE))
    expect(await view(id)).toMatchObject({
      waiting_since: waitingSince,
      first_answer_warn_at: warn,
      first_answer_due_at: due,
      resolution_due_at: new Date(opened.getTime() + 1_440 * MINUTE),
    })
    await answer(id)
    expect(await view(id)).toMatchObject({ waiting_since: null, first_answer_due_at: null })
    // The next turn has the same time.
    const again = after(60)
    await scene.post(id)
    expect((await view(id)).first_answer_due_at).toEqual(new Date(again.getTime() + 30 * MINUTE))
  })

  test('business hours count, and a change of calendar or target is there at once', async () => {
    // Ten minutes before the shop closes on a Friday, of a week of each placement's own.
    let friday = Date.parse('2026-06-05T20:50:00Z')
    while (friday < clock.now().getTime()) friday += 7 * 86_400_000
    clock.set(new Date(friday))
    owner = await buildMember(house, scene.tenant, 'owner')
    const weekday = [1, 2, 3, 4, 5].map((day) => ({ weekday: day, from: '08:00', to: '18:00' }))
    const calendar = await call<{ id: string }>('POST', '/calendars', {
      ...{ name: 'Loja', timezone: 'America/Sao_Paulo', hours: weekday, national_holidays: false },
    })
    expect(calendar.status).toBe(201)
    const inbox = `/inboxes/${encodeId('inb', scene.inboxId)}`
    expect((await call('PATCH', inbox, { calendar_id: calendar.body.id })).status).toBe(200)
    const { id } = await scene.start()
    await scene.post(id)
    const asked = clock.now()
    // Ten of the thirty minutes are on Friday, the rest on Monday from eight on.
    const monday = new Date(asked.getTime() + 10 * MINUTE + 62 * 60 * MINUTE + 20 * MINUTE)
    expect((await view(id)).first_answer_due_at).toEqual(monday)
    expect((await view(id)).first_answer_warn_at).toEqual(new Date(monday.getTime() - 7.5 * MINUTE))
    // From now on it is always open: what was asked on the Friday evening is due that evening.
    await call('PATCH', `/calendars/${calendar.body.id}`, {
      hours: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ weekday: day, from: '00:00', to: '24:00' })),
    })
    expect((await view(id)).first_answer_due_at).toEqual(new Date(asked.getTime() + 30 * MINUTE))
    await call('PATCH', inbox, { first_answer_minutes: null, resolution_minutes: 60 })
    expect(await view(id)).toMatchObject({ first_answer_due_at: null, first_answer_warn_at: null })
  })

  test('resolving ends the wait; undone it is what it was, reopened later it begins anew', async () => {
    const { id } = await scene.start()
    await scene.post(id)
    const asked = clock.now()
    const due = (await view(id)).resolution_due_at
    await scene.run((scope) => resolveConversation(scope, id))
    expect(await view(id)).toMatchObject({ waiting_since: null, resolution_due_at: null })
    after(1)
    await scene.run((scope) => reopenConversation(scope, id))
    expect(await view(id)).toMatchObject({ waiting_since: asked, resolution_due_at: due })
    await scene.run((scope) => resolveConversation(scope, id))
    const reopened = after(60)
    await scene.run((scope) => reopenConversation(scope, id))
    expect(await view(id)).toMatchObject({
      waiting_since: reopened,
      resolution_due_at: new Date(reopened.getTime() + 1_440 * MINUTE),
    })
    await answer(id)
    await scene.run((scope) => resolveConversation(scope, id))
    after(60)
    await scene.run((scope) => reopenConversation(scope, id))
    expect((await view(id)).waiting_since).toBeNull()
    await scene.run((scope) => resolveConversation(scope, id))
    const wrote = after(60)
    await scene.post(id)
    expect((await view(id)).waiting_since).toEqual(wrote)
  })

  test('the longest wait is first, over pages, states, sight and filters', async () => {
    const ids: ConversationId[] = []
    for (let n = 0; n < 7; n++) {
      after(1)
      const { id } = await scene.start()
      ids.push(id)
      await scene.post(id)
    }
    const [a, b, c, d, e, f, g] = ids as [ConversationId, ...ConversationId[]]
    const wire = (...some: (ConversationId | undefined)[]) => some.map((id) => encodeId('cnv', String(id)))
    // c and e were answered, c last; a wrote again, which changes nothing of how long they wait.
    after(1)
    await answer(e as ConversationId)
    after(1)
    await answer(c as ConversationId)
    after(1)
    await scene.post(a)
    expect(await list()).toEqual(wire(a, b, d, f, g, c, e))
    expect(await list('&unanswered=true')).toEqual(wire(a, b, d, f, g))
    expect(await list('&unanswered=false')).toEqual(wire(c, e))
    await scene.run((scope) => markSeen(scope, { conversationId: a, memberId: owner.memberId, seq: 99 }))
    expect(await list('&unread=true&unanswered=true')).toEqual(wire(b, d, f, g))
    expect(await list('&unread=false')).toEqual(wire(a))
    await scene.run((scope) => resolveConversation(scope, d as ConversationId))
    expect(await list('&status=all')).toEqual(wire(a, b, f, g, c, e, d))
    for (const id of [g, b]) await scene.run((scope) => assignConversation(scope, id as ConversationId, agent.memberId))
    expect(await list('', agent)).toEqual(wire(b, g))
    expect((await call('GET', '/conversations?sort=oldest')).status).toBe(400)
  })

  test('what somebody may take is counted for them, and taken by the wait', async () => {
    const inboxId = await scene.run(async (scope) => {
      const teamId = await buildTeam(scope, 'Outra', [owner.memberId])
      return buildInbox(scope, { teamId })
    })
    const begin = async (inbox: InboxId) => {
      after(1)
      const { id } = await scene.run((scope) =>
        startConversation(scope, { inboxId: inbox, contactId: scene.contactId }),
      )
      return id
    }
    const [first, second, others] = [await begin(scene.inboxId), await begin(scene.inboxId), await begin(inboxId)]
    for (const id of [second, others, first]) {
      after(1)
      await scene.post(id)
    }
    const counters = async (person: SignedIn) =>
      (await call<{ unassigned: number; takeable: number }>('GET', '/conversations/counters', undefined, person)).body
    // She sees none of them, and two are hers to take.
    expect(await counters(agent)).toMatchObject({ unassigned: 0, takeable: 2 })
    expect(await counters(owner)).toMatchObject({ unassigned: 3, takeable: 3 })
    const next = async (person: SignedIn) =>
      (await call<View>('POST', '/conversations/next', undefined, person)).body.id
    // The one that began later has waited longer.
    expect(await next(agent)).toBe(encodeId('cnv', second))
    const both = await Promise.all([next(agent), next(owner)])
    expect(both.toSorted()).toEqual([first, others].map((id) => encodeId('cnv', id)).toSorted())
    expect((await call('POST', '/conversations/next', undefined, agent)).status).toBe(404)
  })
})

test('the list by waiting walks an index, however many are stored', async () => {
  const scene = await buildScene(house)
  const member = newId<string>()
  await scene.run((scope) =>
    sql`INSERT INTO conversations (tenant_id, id, inbox_id, contact_id, protocol, assignee_id, last_message_at, waiting_since,
          created_at, updated_at, status)
        SELECT ${scene.tenant.id}, gen_random_uuid(), ${scene.inboxId}, ${scene.contactId}, 'x' || n, NULL,
               now() - n * interval '1 minute', CASE WHEN n % 5 = 0 THEN now() - n * interval '1 minute' END,
               now() - n * interval '1 minute', now(), CASE WHEN n % 3 = 0 THEN 'resolved' ELSE 'open' END
          FROM generate_series(1, 20000) n`.execute(scope.db),
  )
  const admin = await house.admin('shared')
  await admin.query('ANALYZE')
  const plan = (condition: string) =>
    scene.run(async (scope) => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT c.id FROM conversations c
        WHERE c.tenant_id = ${sql.lit(scene.tenant.id)} AND ${sql.raw(condition)} AND c.waiting_since IS NOT NULL
        ORDER BY c.waiting_since, c.id LIMIT 26`.execute(scope.db)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
  expect(await plan(`c.status = 'open'`)).toMatch(/Index (Only )?Scan using conversations_by_wait/)
  expect(await plan(`c.status = 'open' AND c.assignee_id = '${member}'`)).not.toMatch(/Seq Scan|Sort/)
})
