import { encodeId, type MemberId, type TeamId } from '@recado/contracts/ids'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  deleteMessage,
  editMessage,
  listUnseenMentions,
  markSeen,
  readCounters,
} from '../../src/chat/conversations/index.ts'
import { updateTeam } from '../../src/chat/teams/index.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { actingAs, buildScene, buildTeam, type Scene } from './scene.ts'

let house: TestHouse
let scene: Scene
let people: { person: SignedIn; sight: 'own' | 'team' | 'all' }[]
let teamId: TeamId
beforeAll(async () => {
  house = await openTestHouse()
  scene = await buildScene(house)
  people = [
    { person: await buildMember(house, scene.tenant, 'agent'), sight: 'own' },
    { person: await buildMember(house, scene.tenant, 'supervisor'), sight: 'team' },
    { person: await buildMember(house, scene.tenant, 'owner'), sight: 'all' },
  ]
  teamId = await scene.run((scope) => buildTeam(scope, 'Vendas', []))
})
afterAll(() => house.close())

const PLACES = 2
const place = fc.nat(PLACES - 1)
const who = fc.nat(2)
const seq = fc.integer({ min: 1, max: 6 })
const Command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('name' as const), place, whom: fc.subarray([0, 1, 2]) }) },
  fc.record({ kind: fc.constant('edit' as const), place, seq, whom: fc.option(fc.subarray([0, 1, 2])) }),
  fc.record({ kind: fc.constant('delete' as const), place, seq }),
  fc.record({ kind: fc.constant('give' as const), place, whom: fc.option(who), team: fc.boolean() }),
  fc.record({ kind: fc.constant('team' as const), whom: fc.subarray([0, 1, 2]) }),
  fc.record({ kind: fc.constant('see' as const), place, who, seq }),
)
type Command = typeof Command extends fc.Arbitrary<infer Value> ? Value : never

const idsOf = (whom: readonly number[]) => whom.map((n) => people[n]?.person.memberId as MemberId)
const nameOf = (n: number) => `Pessoa ${n}`

test('whatever is written, taken back, given away and seen, a badge counts what is found by opening it', async () => {
  await scene.run(async (scope) => {
    for (const [n, { person }] of people.entries()) {
      await scope.db
        .updateTable('members')
        .set({ name: nameOf(n) })
        .where('tenant_id', '=', scope.tenant.id)
        .where('id', '=', person.memberId)
        .execute()
    }
  })
  await fc.assert(
    fc.asyncProperty(fc.array(Command, { minLength: 1, maxLength: 14 }), async (plan) => {
      // What former runs left names nobody.
      await scene.run(async ({ db, tenant }) => {
        await db.deleteFrom('mentions').where('tenant_id', '=', tenant.id).execute()
        await db.updateTable('messages').set({ mentions: [] }).where('tenant_id', '=', tenant.id).execute()
      })
      const places = await Promise.all(Array.from({ length: PLACES }, async () => (await scene.start()).id))
      for (const command of plan) {
        await perform(places, command)
        for (const each of people) await expectHonest(each)
      }
    }),
    { numRuns: propertyRuns(60, 12), endOnFailure: true },
  )
})

async function perform(places: readonly string[], command: Command): Promise<void> {
  const at = 'place' in command ? (places[command.place] as never) : (undefined as never)
  const named = (whom: readonly number[]) => `veja ${whom.map((n) => `@${nameOf(n)}`).join(' ')}`
  try {
    switch (command.kind) {
      case 'name':
        await scene.post(at, {
          ...{ kind: 'note', direction: 'internal', author: { kind: 'bot', id: null, name: 'Robô' } },
          ...{ body: named(command.whom), mentions: idsOf(command.whom) },
        })
        return
      case 'edit': {
        const { whom } = command
        const [body, mentions] = whom === null ? ['ninguém', undefined] : [named(whom), idsOf(whom)]
        await scene.run((scope) => editMessage(scope, { conversationId: at, seq: command.seq }, body, { mentions }))
        return
      }
      case 'delete':
        await scene.run((scope) => deleteMessage(scope, { conversationId: at, seq: command.seq }))
        return
      case 'give':
        await scene.run(({ db, tenant }) =>
          db
            .updateTable('conversations')
            .set({
              assignee_id: command.whom === null ? null : (idsOf([command.whom])[0] ?? null),
              team_id: command.team ? teamId : null,
            })
            .where('tenant_id', '=', tenant.id)
            .where('id', '=', at)
            .execute(),
        )
        return
      case 'team':
        await scene.run((scope) => updateTeam(scope, teamId, { name: 'Vendas', memberIds: idsOf(command.whom) }))
        return
      case 'see': {
        const [memberId] = idsOf([command.who])
        await scene.run((scope) =>
          markSeen(scope, { conversationId: at, memberId: memberId as MemberId, seq: command.seq }),
        )
      }
    }
  } catch (error) {
    const allowed = ['message_not_found', 'message_deleted', 'message_not_editable']
    if (!allowed.includes((error as { code: string }).code)) throw error
  }
}

/** The number and the list are the same, and the list is of notes that stand, that name this person, and that they see. */
async function expectHonest({ person, sight }: (typeof people)[number]): Promise<void> {
  const { memberId } = person
  await house.services.withTenant(actingAs(scene, person, sight), async (scope) => {
    const listed = await listUnseenMentions(scope, memberId, 100)
    expect((await readCounters(scope)).mentions).toBe(listed.length)
    const standing = await scope.db
      .selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
      .select(['messages.conversation_id', 'messages.seq', 'messages.mentions'])
      .select(['conversations.assignee_id', 'conversations.team_id'])
      .where('messages.tenant_id', '=', scope.tenant.id)
      .where('messages.deleted_at', 'is', null)
      .execute()
    const inTeam = await scope.db
      .selectFrom('team_members')
      .select('team_id')
      .where('tenant_id', '=', scope.tenant.id)
      .where('member_id', '=', memberId)
      .execute()
    const seen = standing.filter(
      ({ mentions, assignee_id, team_id }) =>
        mentions.includes(memberId) &&
        (sight === 'all' || assignee_id === memberId || (sight === 'team' && team_id !== null && inTeam.length > 0)),
    )
    const keys = new Set(seen.map(({ conversation_id, seq: number }) => `${conversation_id} ${number}`))
    for (const mention of listed) expect(keys).toContain(`${mention.conversation_id} ${mention.seq}`)
    // Nobody has looked here: then every one of them counts.
    if ((await hasLooked(scope, memberId)) === false) expect(listed).toHaveLength(seen.length)
  })
}

async function hasLooked(scope: TenantScope, memberId: MemberId): Promise<boolean> {
  const rows = await scope.db
    .selectFrom('mentions')
    .select('seq')
    .where('tenant_id', '=', scope.tenant.id)
    .where('member_id', '=', memberId)
    .where('seen_at', 'is not', null)
    .execute()
  return rows.length > 0
}

test('who writes a note is told whom it reaches, and an edit that drops a name takes the mention back', async () => {
  const [agent, supervisor, owner] = people.map(({ person }) => person) as [SignedIn, SignedIn, SignedIn]
  const { id } = await scene.start()
  const path = `/api/v1/conversations/${encodeId('cnv', id)}`
  const call = <Body>(person: SignedIn, method: 'GET' | 'POST' | 'PUT' | 'PATCH', at: string, body?: object) =>
    send<Body>(house, method, at, { headers: person.headers, ...(body === undefined ? {} : { body }) })
  const wire = ({ memberId }: SignedIn) => encodeId('mem', memberId)
  const audience = async (person: SignedIn) =>
    (await call<{ member_ids: string[] }>(person, 'GET', `${path}/audience`)).body.member_ids
  const badge = async (person: SignedIn) =>
    (await call<{ mentions: number }>(person, 'GET', '/api/v1/conversations/counters')).body.mentions
  await scene.run((scope) => updateTeam(scope, teamId, { name: 'Vendas', memberIds: [supervisor.memberId] }))
  expect(await audience(owner)).toEqual([wire(owner)])
  expect((await call(agent, 'GET', `${path}/audience`)).status).toBe(404)

  const before = await badge(agent)
  const note = { client_id: 'n', kind: 'note', body: '@Pessoa 0 veja', mentions: [wire(agent)] }
  const { body: written } = await call<{ seq: number }>(owner, 'POST', `${path}/messages`, note)
  expect(await badge(agent), 'she does not see it').toBe(before)
  await call(owner, 'PUT', `${path}/team`, { team_id: encodeId('tem', teamId) })
  expect((await audience(owner)).toSorted()).toEqual([wire(owner), wire(supervisor)].toSorted())
  await call(owner, 'PUT', `${path}/assignee`, { member_id: wire(agent) })
  expect((await audience(owner)).toSorted()).toEqual([wire(agent), wire(owner), wire(supervisor)].toSorted())
  expect(await badge(agent), 'now it is hers').toBe(before + 1)
  const edited = await call<{ mentions: string[] }>(owner, 'PATCH', `${path}/messages/${written.seq}`, { body: 'nada' })
  expect(edited.body.mentions).toEqual([])
  expect(await badge(agent)).toBe(before)
  const again = { body: '@Pessoa 0', mentions: [wire(agent)] }
  expect((await call(owner, 'PATCH', `${path}/messages/${written.seq}`, again)).status).toBe(200)
  expect(await badge(agent)).toBe(before + 1)
  await call(owner, 'PUT', `${path}/assignee`, { member_id: null })
  expect(await badge(agent), 'taken from her').toBe(before)
})
