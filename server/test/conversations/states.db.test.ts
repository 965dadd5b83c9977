import type { ConversationId, ScheduledMessageId } from '@recado/contracts/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  findOpenConversation,
  holdConversation,
  markDelivered,
  markRead,
  markSeen,
  reopenConversation,
  snoozeConversation,
  startConversation,
} from '../../src/chat/conversations/index.ts'
import { changeLabels } from '../../src/chat/workflows/label-conversation.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { listScheduled, scheduleMessage } from '../../src/chat/workflows/schedule-message.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import type { SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildAgents, buildInbox, buildLabel, buildScene, type Scene } from './scene.ts'

const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

describe.each(PLACEMENTS)('states in a %s placement', (placement) => {
  let scene: Scene
  let agent: SignedIn
  let id: ConversationId
  beforeAll(async () => {
    scene = await buildScene(house, { placement })
    agent = (await buildAgents(house, scene.tenant, 1))[0] as SignedIn
  })
  beforeEach(async () => {
    clock.advance(1_000)
    id = (await scene.start()).id
  })
  const read = () =>
    scene.run((scope) =>
      scope.db
        .selectFrom('conversations')
        .selectAll()
        .where('tenant_id', '=', scene.tenant.id)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    )
  const later = (ms: number) => new Date(clock.now().getTime() + ms)
  const eventNames = async () => {
    await house.drain()
    const rows = await scene.run((scope) =>
      scope.db
        .selectFrom('recado.events')
        .select(['name', 'data'])
        .where('tenant_id', '=', scene.tenant.id)
        .orderBy('event_id')
        .execute(),
    )
    return rows
      .filter(({ data }) => (data as { conversation_id: string }).conversation_id === id)
      .map((row) => row.name)
  }

  test('a snooze ends at its time, and one that was changed ends at the new one', async () => {
    await scene.run((scope) => snoozeConversation(scope, id, later(60_000)))
    await scene.run((scope) => snoozeConversation(scope, id, later(120_000)))
    clock.advance(61_000)
    await house.drain()
    expect(await read()).toMatchObject({ status: 'snoozed' })
    clock.advance(60_000)
    await house.drain()
    expect(await read()).toMatchObject({ status: 'open', snoozed_until: null })
    expect(await eventNames()).toContain('conversation.reopened')
  })

  test('the customer wakes what is snoozed and reopens what is resolved, but not what a bot has', async () => {
    await scene.run((scope) => snoozeConversation(scope, id, null))
    await scene.post(id)
    expect(await read()).toMatchObject({ status: 'open' })
    await scene.run((scope) => resolveConversation(scope, id))
    expect(await read()).toMatchObject({ status: 'resolved', waiting_since: null })
    await scene.post(id, { direction: 'out', author: { kind: 'bot', id: null, name: 'Robô' } })
    expect(await read()).toMatchObject({ status: 'resolved' })
    await scene.post(id)
    expect(await read()).toMatchObject({ status: 'open', resolved_at: null })
    await scene.run((scope) => holdConversation(scope, id))
    await scene.post(id)
    expect(await read()).toMatchObject({ status: 'pending' })
    expect((await eventNames()).filter((name) => name === 'conversation.reopened')).toHaveLength(2)
  })

  test('changing to the state it has says nothing; what is resolved must be reopened first', async () => {
    await scene.run((scope) => resolveConversation(scope, id))
    const { last_seq } = await read()
    await scene.run((scope) => resolveConversation(scope, id))
    expect((await read()).last_seq).toBe(last_seq)
    const conflict = { code: 'status_conflict' }
    await expect(scene.run((scope) => snoozeConversation(scope, id, null))).rejects.toMatchObject(conflict)
    await expect(scene.run((scope) => holdConversation(scope, id))).rejects.toMatchObject(conflict)
    await expect(scene.run((scope) => snoozeConversation(scope, id, clock.now()))).rejects.toMatchObject({
      code: 'snooze_past',
    })
    await scene.run((scope) => reopenConversation(scope, id))
    expect(await read()).toMatchObject({ status: 'open' })
  })

  test('an inbox that asks for a label gets one before a conversation is resolved', async () => {
    const inboxId = await scene.run((scope) => buildInbox(scope, { labelRequired: true }))
    const label = await scene.run((scope) => buildLabel(scope, `Venda ${id}`))
    const strict = await scene.run((scope) => startConversation(scope, { inboxId, contactId: scene.contactId }))
    const resolve = (labels: (typeof label)[] = []) =>
      scene.run((scope) => resolveConversation(scope, strict.id, labels))
    await expect(resolve()).rejects.toMatchObject({ code: 'label_required' })
    await expect(resolve([id as never])).rejects.toMatchObject({ code: 'label_unknown' })
    await resolve([label])
    await scene.run((scope) => reopenConversation(scope, strict.id))
    await scene.run((scope) => changeLabels(scope, strict.id, { remove: [label] }))
    await expect(resolve()).rejects.toMatchObject({ code: 'label_required' })
  })

  test('an open conversation is found for the next message; a resolved one is not', async () => {
    const find = () =>
      scene.run((scope) => findOpenConversation(scope, { inboxId: scene.inboxId, contactId: scene.contactId }))
    expect((await find())?.id).toBe(id)
    await scene.run((scope) => resolveConversation(scope, id))
    expect((await find())?.id).not.toBe(id)
  })

  test('delivered and read are two facts, go forward only, and speak once', async () => {
    await scene.post(id)
    await scene.post(id)
    const mark = (mark: typeof markRead, seq: number) =>
      scene.run((scope) => mark(scope, { conversationId: id, by: 'contact', seq }))
    await mark(markDelivered, 2)
    await mark(markRead, 1)
    await mark(markRead, 1)
    await mark(markDelivered, 1)
    await mark(markRead, 99)
    expect(await read()).toMatchObject({ contact_delivered_seq: 2, contact_read_seq: 2 })
    const names = await eventNames()
    expect(names.filter((name) => /delivered|read/.test(name))).toEqual([
      'conversation.delivered',
      'conversation.read',
      'conversation.read',
    ])
  })

  test('unread is what the customer wrote after what one has seen', async () => {
    const seen = (seq: number) =>
      scene.run((scope) => markSeen(scope, { conversationId: id, memberId: agent.memberId, seq }))
    for (const direction of ['in', 'in', 'out', 'in', 'out'] as const) {
      await scene.post(id, { direction, author: { kind: direction === 'in' ? 'contact' : 'bot', id: null, name: '' } })
    }
    expect(await seen(0)).toEqual({ last_seen_seq: 0, unread_count: 3 })
    expect(await seen(2)).toEqual({ last_seen_seq: 2, unread_count: 1 })
    expect(await seen(1)).toEqual({ last_seen_seq: 2, unread_count: 1 })
    expect(await seen(500)).toEqual({ last_seen_seq: 5, unread_count: 0 })
    await scene.post(id)
    expect(await seen(5)).toEqual({ last_seen_seq: 5, unread_count: 1 })
  })

  describe('scheduled messages', () => {
    const schedule = (cancelOnReply = false) =>
      scene.run((scope) =>
        scheduleMessage(scope, {
          conversationId: id,
          memberId: agent.memberId,
          body: 'Lembrete da visita',
          sendAt: later(60_000),
          cancelOnReply,
        }),
      )
    const outcomeOf = (scheduledId: ScheduledMessageId) =>
      scene.run((scope) =>
        scope.db
          .selectFrom('scheduled_messages')
          .select(['status', 'cancel_reason', 'sent_seq'])
          .where('tenant_id', '=', scene.tenant.id)
          .where('id', '=', scheduledId)
          .executeTakeFirstOrThrow(),
      )
    const due = async () => {
      clock.advance(61_000)
      await house.drain()
    }

    test('goes out at its time and not before, once, also when its job comes twice', async () => {
      const { id: scheduledId } = await schedule()
      const again = () =>
        scene.run((scope) => scope.jobs.enqueue('messages.send_scheduled', { scheduled_id: scheduledId }))
      await again()
      await house.drain()
      expect(await outcomeOf(scheduledId)).toMatchObject({ status: 'waiting' })
      await due()
      await again()
      await house.drain()
      expect(await outcomeOf(scheduledId)).toMatchObject({ status: 'sent', sent_seq: 1 })
      expect(await read()).toMatchObject({ last_seq: 1, last_message_direction: 'out' })
    })

    test('does not go out when the conversation is resolved by then', async () => {
      const { id: scheduledId } = await schedule()
      await scene.run((scope) => resolveConversation(scope, id))
      await due()
      expect(await outcomeOf(scheduledId)).toMatchObject({ status: 'cancelled', cancel_reason: 'resolved' })
    })

    test('does not go out after the customer wrote, if so asked; otherwise it does', async () => {
      const [strict, loose] = [await schedule(true), await schedule()]
      const waiting = async () => (await scene.run((scope) => listScheduled(scope, id))).map((row) => row.id)
      expect(await waiting()).toEqual(expect.arrayContaining([strict.id, loose.id]))
      clock.advance(1_000)
      await scene.post(id)
      expect(await waiting()).toEqual([loose.id])
      await due()
      expect(await outcomeOf(strict.id)).toMatchObject({ status: 'cancelled', cancel_reason: 'replied' })
      expect(await outcomeOf(loose.id)).toMatchObject({ status: 'sent' })
    })

    test('does not go out for somebody who is gone', async () => {
      const { id: scheduledId } = await schedule()
      const setStatus = (status: 'active' | 'disabled') =>
        scene.run((scope) =>
          scope.db
            .updateTable('members')
            .set({ status })
            .where('tenant_id', '=', scene.tenant.id)
            .where('id', '=', agent.memberId)
            .execute(),
        )
      await setStatus('disabled')
      await due()
      await setStatus('active')
      expect(await outcomeOf(scheduledId)).toMatchObject({ status: 'cancelled', cancel_reason: 'author_gone' })
    })
  })
})
