import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  assignConversation,
  deleteMessage,
  editMessage,
  holdConversation,
  markSeen,
  type NewMessage,
  reopenConversation,
  snoozeConversation,
} from '../../src/chat/conversations/index.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildAgents, buildScene, newMessage, type Scene } from './scene.ts'

const PLACES = 3
const CAPACITY = 2
/** What may be answered to a command whose turn came too late. */
const ALLOWED = [
  ...[
    'member_at_capacity',
    'own_capacity_reached',
    'status_conflict',
    'message_not_found',
    'message_deleted',
    'message_not_editable',
  ],
  ...['client_id_reused'],
]

const place = fc.nat(PLACES - 1)
const member = fc.nat(1)
const Command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const), place, inbound: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retry' as const), nth: fc.nat(50), altered: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), place, seq: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('delete' as const), place, seq: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('assign' as const), place, member: fc.option(member, { freq: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('see' as const), place, member, seq: fc.nat(12) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      place,
      to: fc.constantFrom('resolve' as const, 'reopen' as const, 'snooze' as const, 'hold' as const),
    }),
  },
)
type Command = typeof Command extends fc.Arbitrary<infer Value> ? Value : never

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('any interleaving of send, retry, edit, delete, assign, snooze, resolve and see keeps the invariants', async () => {
  const scene = await buildScene(house)
  // Each element is a batch that runs at once.
  const batches = fc.array(fc.array(Command, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(batches, async (plan) => {
      const world = await buildSmallWorld(scene)
      for (const batch of plan) await Promise.all(batch.map((command) => perform(scene, world, command)))
      await checkInvariants(scene, world)
    }),
    { numRuns: propertyRuns(40, 12), endOnFailure: true },
  )
})

interface SmallWorld {
  conversations: ConversationId[]
  members: MemberId[]
  /** What was sent, and what was answered to it. */
  sent: { message: NewMessage; ids: Set<string>; seqs: Set<number> }[]
}

async function buildSmallWorld(scene: Scene): Promise<SmallWorld> {
  const agents = await buildAgents(house, scene.tenant, 2)
  const members = agents.map(({ memberId }) => memberId)
  await scene.run((scope) =>
    scope.db
      .updateTable('members')
      .set({ capacity: CAPACITY })
      .where('tenant_id', '=', scene.tenant.id)
      .where('id', 'in', members)
      .execute(),
  )
  const conversations: ConversationId[] = []
  for (let n = 0; n < PLACES; n++) conversations.push((await scene.start()).id)
  return { conversations, members, sent: [] }
}

async function perform(scene: Scene, world: SmallWorld, command: Command): Promise<void> {
  try {
    await act(scene, world, command)
  } catch (error) {
    if (!ALLOWED.includes((error as { code: string }).code)) throw error
  }
}

async function act(scene: Scene, world: SmallWorld, command: Command): Promise<void> {
  if (command.kind === 'retry') {
    const earlier = world.sent[command.nth % Math.max(world.sent.length, 1)]
    if (earlier === undefined) return
    if (command.altered) await expectReused(scene, earlier.message)
    else await send(scene, earlier)
    return
  }
  const id = world.conversations[command.place] as ConversationId
  switch (command.kind) {
    case 'send': {
      const author = { kind: command.inbound ? ('contact' as const) : ('bot' as const), id: null, name: '' }
      const message = newMessage(id, { direction: command.inbound ? 'in' : 'out', author })
      const entry = { message, ids: new Set<string>(), seqs: new Set<number>() }
      world.sent.push(entry)
      return send(scene, entry)
    }
    case 'edit':
      await scene.run((scope) => editMessage(scope, { conversationId: id, seq: command.seq }, 'outra coisa'))
      return
    case 'delete':
      await scene.run((scope) => deleteMessage(scope, { conversationId: id, seq: command.seq }))
      return
    case 'assign': {
      const memberId = command.member === null ? null : (world.members[command.member] as MemberId)
      return scene.run((scope) => assignConversation(scope, id, memberId))
    }
    case 'see': {
      const memberId = world.members[command.member] as MemberId
      await scene.run((scope) => markSeen(scope, { conversationId: id, memberId, seq: command.seq }))
      return
    }
    case 'change':
      return scene.run((scope) => {
        switch (command.to) {
          case 'resolve':
            return resolveConversation(scope, id)
          case 'reopen':
            return reopenConversation(scope, id)
          case 'snooze':
            return snoozeConversation(scope, id, null)
          case 'hold':
            return holdConversation(scope, id)
        }
      })
  }
}

async function send(scene: Scene, entry: SmallWorld['sent'][number]): Promise<void> {
  const { message } = await scene.post(entry.message.conversationId, entry.message)
  entry.ids.add(message.id)
  entry.seqs.add(message.seq)
}

/** The first may still be on its way: then the altered one is the message, and the first is refused instead. */
async function expectReused(scene: Scene, message: NewMessage): Promise<void> {
  const stored = await scene.run((scope) =>
    scope.db
      .selectFrom('messages')
      .select('seq')
      .where('tenant_id', '=', scene.tenant.id)
      .where('conversation_id', '=', message.conversationId)
      .where('client_id', '=', message.clientId)
      .executeTakeFirst(),
  )
  if (stored === undefined) return
  await expect(scene.post(message.conversationId, { ...message, body: 'trocado' })).rejects.toMatchObject({
    code: 'client_id_reused',
  })
}

async function checkInvariants(scene: Scene, world: SmallWorld): Promise<void> {
  const { conversations, messages, reads, members } = await readAll(scene, world)
  for (const conversation of conversations) {
    const own = messages.filter(({ conversation_id }) => conversation_id === conversation.id)
    expect(own.map(({ seq }) => seq)).toEqual(Array.from({ length: conversation.last_seq }, (_, n) => n + 1))
    const inbound = own.filter(({ direction }) => direction === 'in')
    expect(conversation.inbound_count).toBe(inbound.length)
    const spoken = own.filter(({ kind }) => kind !== 'event').map(({ seq }) => seq)
    expect(conversation.last_message_seq).toBe(Math.max(0, ...spoken))
    for (const read of reads.filter(({ conversation_id }) => conversation_id === conversation.id)) {
      const unread = inbound.filter(({ seq }) => seq > read.last_seen_seq).length
      expect(conversation.inbound_count - read.seen_inbound).toBe(unread)
    }
  }
  for (const { message, ids, seqs } of world.sent) {
    const stored = messages.filter(({ client_id }) => client_id === message.clientId)
    expect(stored).toHaveLength(1)
    expect([...ids]).toEqual(stored.map(({ id }) => id))
    expect([...seqs]).toEqual(stored.map(({ seq }) => seq))
  }
  for (const member of members) {
    const open = conversations.filter((one) => one.status === 'open' && one.assignee_id === member.id)
    expect(member.open_conversations).toBe(open.length)
    expect(open.length).toBeLessThanOrEqual(CAPACITY)
  }
}

function readAll(scene: Scene, world: SmallWorld) {
  return scene.run(async (scope) => {
    const tenant = scene.tenant.id
    return {
      conversations: await scope.db
        .selectFrom('conversations')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('id', 'in', world.conversations)
        .execute(),
      messages: await scope.db
        .selectFrom('messages')
        .select(['id', 'conversation_id', 'seq', 'kind', 'direction', 'client_id'])
        .where('tenant_id', '=', tenant)
        .where('conversation_id', 'in', world.conversations)
        .orderBy('seq')
        .execute(),
      reads: await scope.db
        .selectFrom('conversation_reads')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('conversation_id', 'in', world.conversations)
        .execute(),
      members: await scope.db
        .selectFrom('members')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('id', 'in', world.members)
        .execute(),
    }
  })
}
