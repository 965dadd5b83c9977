import type { ConversationId, InboxId, MemberId, TeamId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  assignConversation,
  planForMember,
  reopenConversation,
  snoozeConversation,
  startConversation,
  takeNextConversation,
  transferConversation,
} from '../../src/chat/conversations/index.ts'
import { holdPresence, releasePresence } from '../../src/chat/presence/member-presence.sql.ts'
import { setCapacity, updateOwnWork } from '../../src/chat/workflows/member-work.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { actingAs, buildAgents, buildInbox, buildScene, buildTeam, type Scene } from './scene.ts'

const NODE = '01900000-0000-7000-8000-00000000000f'
const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

describe.each(PLACEMENTS)('assignment in a %s placement', (placement) => {
  let scene: Scene
  let agents: SignedIn[]
  let teamId: TeamId
  let rotating: InboxId
  beforeEach(async () => {
    scene = await buildScene(house, { placement })
    agents = await buildAgents(house, scene.tenant, 3)
    await bePresent(agents)
    teamId = await scene.run((scope) => buildTeam(scope, 'Vendas', ids(agents)))
    rotating = await scene.run((scope) => buildInbox(scope, { teamId, assignment: 'rotation', redistributeAfterS: 60 }))
  })

  const bePresent = (people: readonly SignedIn[]) =>
    scene.run((scope) =>
      holdPresence(scope, {
        nodeId: NODE,
        memberIds: ids(people),
        expiresAt: new Date(clock.now().getTime() + 3_600_000),
      }),
    )
  const ids = (people: readonly SignedIn[]) => people.map(({ memberId }) => memberId)
  const idAt = (n: number) => ids(agents)[n] as MemberId
  const start = async (inboxId = scene.inboxId) => {
    clock.advance(10)
    return (await scene.run((scope) => startConversation(scope, { inboxId, contactId: scene.contactId }))).id
  }
  const startMany = async (count: number, inboxId = scene.inboxId) => {
    const started: ConversationId[] = []
    for (let n = 0; n < count; n++) started.push(await start(inboxId))
    return started
  }
  const assigneeOf = (id: ConversationId) =>
    scene.run(async (scope) => {
      const row = await scope.db
        .selectFrom('conversations')
        .select('assignee_id')
        .where('tenant_id', '=', scene.tenant.id)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return row.assignee_id
    })
  const setRoom = (memberId: MemberId, capacity: number) => scene.run((scope) => setCapacity(scope, memberId, capacity))
  /** Open conversations by member, counted and as the members' rows say. */
  const loads = () =>
    scene.run(async (scope) => {
      const members = await scope.db
        .selectFrom('members')
        .select(['id', 'open_conversations'])
        .where('tenant_id', '=', scene.tenant.id)
        .execute()
      const open = await scope.db
        .selectFrom('conversations')
        .select('assignee_id')
        .where('tenant_id', '=', scene.tenant.id)
        .where('status', '=', 'open')
        .execute()
      return members.map(({ id, open_conversations }) => ({
        kept: open_conversations,
        counted: open.filter(({ assignee_id }) => assignee_id === id).length,
      }))
    })
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'given',
      (error: { code: string }) => error.code,
    )

  test('whoever is full is told so in the second person, with the numbers', async () => {
    await setRoom(idAt(0), 1)
    const [mine, theirs, next] = await startMany(3)
    const [self] = agents
    if (mine === undefined || theirs === undefined || next === undefined || self === undefined) throw new Error('few')
    await scene.run((scope) => assignConversation(scope, theirs, self.memberId))
    const owner = await buildMember(house, scene.tenant, 'owner')
    await setRoom(owner.memberId, 1)
    await scene.run((scope) => assignConversation(scope, mine, owner.memberId))
    const give = async (person: SignedIn) => {
      const answer = await house.app.inject({
        method: 'PUT',
        url: `/api/v1/conversations/${encodeId('cnv', next)}/assignee`,
        headers: { ...owner.headers, 'accept-language': 'pt-BR' },
        payload: { member_id: encodeId('mem', person.memberId) },
      })
      return answer.json<{ code: string; detail: string }>()
    }
    expect(await give(self)).toMatchObject({ code: 'member_at_capacity' })
    expect(await give(owner)).toMatchObject({
      code: 'own_capacity_reached',
      detail: 'Você está com 1 de 1 conversas. Resolva ou adie uma.',
    })
  })

  test('twenty at once do not overfill somebody who has room for five', async () => {
    await setRoom(idAt(0), 5)
    const started = await startMany(20)
    const outcomes = await Promise.all(
      started.map((id) => outcome(scene.run((scope) => assignConversation(scope, id, idAt(0))))),
    )
    expect(outcomes.filter((one) => one === 'given')).toHaveLength(5)
    expect(outcomes.filter((one) => one === 'member_at_capacity')).toHaveLength(15)
    for (const load of await loads()) expect(load.kept).toBe(load.counted)
  })

  test('a conversation that several want at once has one assignee', async () => {
    const id = await start()
    await Promise.all([0, 1, 2, 0, 1, 2].map((n) => scene.run((scope) => assignConversation(scope, id, idAt(n)))))
    expect(ids(agents)).toContain(await assigneeOf(id))
    const all = await loads()
    expect(all.map(({ kept }) => kept).sort()).toEqual([0, 0, 1])
    for (const load of all) expect(load.kept).toBe(load.counted)
  })

  test('two who swap conversations at once do not wait for each other', async () => {
    const [a, b] = (await startMany(2)) as [ConversationId, ConversationId]
    await scene.run((scope) => assignConversation(scope, a, idAt(0)))
    await scene.run((scope) => assignConversation(scope, b, idAt(1)))
    for (let round = 0; round < 5; round++) {
      const [first, second] = round % 2 === 0 ? [idAt(1), idAt(0)] : [idAt(0), idAt(1)]
      await Promise.all([
        scene.run((scope) => assignConversation(scope, a, first)),
        scene.run((scope) => assignConversation(scope, b, second)),
      ])
    }
    for (const load of await loads()) expect(load.kept).toBe(load.counted)
  })

  test('a rotating inbox gives to whoever was given one longest ago, and to nobody who is away or full', async () => {
    const first = await startMany(3, rotating)
    await house.drain()
    const order = await Promise.all(first.map(assigneeOf))
    expect(new Set(order)).toEqual(new Set(ids(agents)))
    await scene.run((scope) => updateOwnWork(scope, order[0] as MemberId, { availability: 'busy' }))
    await setRoom(order[1] as MemberId, 1)
    const second = await startMany(2, rotating)
    await house.drain()
    expect(await Promise.all(second.map(assigneeOf))).toEqual([order[2], order[2]])
  })

  test('nobody who is not here is given anything, and who comes is given what waited', async () => {
    await scene.run((scope) => releasePresence(scope, { nodeId: NODE, memberIds: ids(agents) }))
    const id = await start(rotating)
    await house.drain()
    expect(await assigneeOf(id)).toBeNull()
    await bePresent(agents.slice(1, 2))
    await scene.run((scope) => planForMember(scope, idAt(1)))
    await house.drain()
    expect(await assigneeOf(id)).toBe(idAt(1))
  })

  test('what nobody had room for is given as soon as somebody has', async () => {
    for (const id of ids(agents)) await setRoom(id, 1)
    const started = await startMany(5, rotating)
    await house.drain()
    const given = await Promise.all(started.map(assigneeOf))
    expect(given.slice(3)).toEqual([null, null])
    await scene.run((scope) => resolveConversation(scope, started[0] as ConversationId))
    await house.drain()
    expect(await assigneeOf(started[3] as ConversationId)).toBe(given[0])
    await setRoom(idAt(1), 2)
    await house.drain()
    expect(await assigneeOf(started[4] as ConversationId)).toBe(idAt(1))
    for (const load of await loads()) expect(load.kept).toBe(load.counted)
  })

  test('without an answer in time it goes to the next; with one it stays', async () => {
    const [quiet, answered] = (await startMany(2, rotating)) as [ConversationId, ConversationId]
    await scene.post(quiet)
    await house.drain()
    const [before, other] = [await assigneeOf(quiet), await assigneeOf(answered)]
    await scene.post(answered, { direction: 'out', author: { kind: 'member', id: other, name: 'Ana' } })
    clock.advance(61_000)
    await house.drain()
    const after = await assigneeOf(quiet)
    expect(after).not.toBeNull()
    expect(after).not.toBe(before)
    expect(await assigneeOf(answered)).toBe(other)
    for (const load of await loads()) expect(load.kept).toBe(load.counted)
  })

  test('while nobody else has room it stays, and is looked at again', async () => {
    for (const n of [1, 2]) await setRoom(idAt(n), 0)
    const id = await start(rotating)
    await house.drain()
    expect(await assigneeOf(id)).toBe(idAt(0))
    clock.advance(61_000)
    await house.drain()
    expect(await assigneeOf(id)).toBe(idAt(0))
    await setRoom(idAt(2), 5)
    clock.advance(61_000)
    await house.drain()
    expect(await assigneeOf(id)).toBe(idAt(2))
  })

  test('three who ask for work at once get three conversations, the longest waiting first', async () => {
    const started = await startMany(4)
    const taken = await Promise.all(
      agents.map((agent) =>
        house.services.withTenant(actingAs(scene, agent, 'own'), (scope) =>
          takeNextConversation(scope, agent.memberId),
        ),
      ),
    )
    expect(new Set(taken)).toEqual(new Set(started.slice(0, 3)))
    const again = outcome(scene.run((scope) => takeNextConversation(scope, idAt(0))))
    expect(await again).toBe('given')
    expect(await outcome(scene.run((scope) => takeNextConversation(scope, idAt(0))))).toBe('nothing_waiting')
  })

  test('what comes back to somebody who is full by then comes back to nobody', async () => {
    await setRoom(idAt(0), 1)
    const [resolved, snoozed, written, last] = (await startMany(4)) as [
      ConversationId,
      ConversationId,
      ConversationId,
      ConversationId,
    ]
    const give = (id: ConversationId) => scene.run((scope) => assignConversation(scope, id, idAt(0)))
    await give(resolved)
    await scene.run((scope) => resolveConversation(scope, resolved))
    await give(snoozed)
    await scene.run((scope) => snoozeConversation(scope, snoozed, new Date(clock.now().getTime() + 1_000)))
    await give(written)
    await scene.run((scope) => resolveConversation(scope, written))
    await give(last)
    clock.advance(2_000)
    await house.drain()
    await scene.run((scope) => reopenConversation(scope, resolved))
    await scene.post(written)
    for (const id of [resolved, snoozed, written]) expect(await assigneeOf(id)).toBeNull()
    expect(await assigneeOf(last)).toBe(idAt(0))
    for (const load of await loads()) expect(load.kept).toBe(load.counted)
  })

  test('transferred to a team it leaves whoever had it, and rotates there', async () => {
    const id = await start(rotating)
    await house.drain()
    const [other] = (await buildAgents(house, scene.tenant, 1)) as [SignedIn]
    await bePresent([other])
    const second = await scene.run((scope) => buildTeam(scope, 'Oficina', [other.memberId]))
    await scene.run((scope) => transferConversation(scope, id, second))
    expect(await assigneeOf(id)).toBeNull()
    await house.drain()
    expect(await assigneeOf(id)).toBe(other.memberId)
  })

  test('nobody who is not of the company, and no team that is not, is given anything', async () => {
    const id = await start()
    const stranger = scene.inboxId as string
    expect(await outcome(scene.run((scope) => assignConversation(scope, id, stranger as MemberId)))).toBe(
      'member_unknown',
    )
    expect(await outcome(scene.run((scope) => transferConversation(scope, id, stranger as TeamId)))).toBe(
      'team_unknown',
    )
  })
})
