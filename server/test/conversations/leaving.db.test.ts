import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  assignConversation,
  getConversation,
  reopenConversation,
  snoozeConversation,
} from '../../src/chat/conversations/index.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { scheduleMessage } from '../../src/chat/workflows/schedule-message.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, type Scene } from './scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe.each(PLACEMENTS)('whoever leaves a company in a %s placement', (placement) => {
  let scene: Scene
  let boss: SignedIn
  let leaver: SignedIn
  beforeEach(async () => {
    scene = await buildScene(house, { placement })
    boss = await buildMember(house, scene.tenant, 'owner')
    leaver = await buildMember(house, scene.tenant, 'agent')
  })

  const give = async () => {
    const { id } = await scene.start()
    await scene.post(id)
    await scene.run((scope) => assignConversation(scope, id, leaver.memberId))
    return id
  }
  const read = (id: Awaited<ReturnType<typeof give>>) => scene.run((scope) => getConversation(scope, id))
  const ask = (method: 'DELETE' | 'PATCH', payload?: object) =>
    house.app.inject({
      method,
      url: `/api/v1/members/${encodeId('mem', leaver.memberId)}`,
      headers: boss.headers,
      ...(payload === undefined ? {} : { payload }),
    })

  test('leaves what they had in hand to nobody, and what they resolved stays theirs', async () => {
    const [open, snoozed, done] = [await give(), await give(), await give()]
    await scene.run((scope) => snoozeConversation(scope, snoozed, null))
    await scene.run((scope) => resolveConversation(scope, done, []))
    await scene.run((scope) =>
      scheduleMessage(scope, {
        ...{ conversationId: open, memberId: leaver.memberId, body: 'Até amanhã', cancelOnReply: false },
        sendAt: new Date(scope.clock.now().getTime() + 3_600_000),
      }),
    )
    const answer = await ask('DELETE')
    expect(answer.statusCode, answer.body).toBe(204)
    expect([await read(open), await read(snoozed)].map((row) => row.assignee_id)).toEqual([null, null])
    expect((await read(done)).assignee_id).toBe(leaver.memberId)
    await scene.run((scope) => reopenConversation(scope, done))
    expect(await read(done)).toMatchObject({ status: 'open', assignee_id: null })
  })

  test('also when they are only disabled for a while', async () => {
    const open = await give()
    const answer = await ask('PATCH', { status: 'disabled' })
    expect(answer.statusCode, answer.body).toBe(200)
    expect((await read(open)).assignee_id).toBeNull()
  })
})
