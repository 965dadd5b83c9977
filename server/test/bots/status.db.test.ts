import { BOT_PATHS, type QrWebhook, type StatusWebhook } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import { ConnectionView } from '@recado/contracts/whatsapp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getConnection, presentConnection } from '../../src/zap/connections/index.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { type BotScene, openBotScene } from './bot-scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const at = (seconds: number) => new Date(Date.parse('2026-11-30T12:00:00Z') + seconds * 1_000).toISOString()

function status(seconds: number, seq: number, rest: Partial<StatusWebhook>): StatusWebhook {
  return {
    ...{ status: 'starting', seq, since: at(seconds), reason: null, detail: '', number: null, lid: null, name: null },
    ...{ until: null, new_chats: null, driver: 'simulator', wa_version: null, timestamp: at(seconds) },
    queues: { to_deliver: 0, to_send: 0, refused: 0, full: false, stuck: null },
    ...rest,
  }
}

async function tell(scene: BotScene, ...states: StatusWebhook[]) {
  for (const state of states) expect((await scene.post(BOT_PATHS.status, state)).statusCode).toBe(200)
}

function connection(scene: BotScene) {
  return scene.within((scope) =>
    scope.db
      .selectFrom('whatsapp_connections')
      .selectAll()
      .where('tenant_id', '=', scope.tenant.id)
      .executeTakeFirstOrThrow(),
  )
}

function states(scene: BotScene) {
  return scene.within(async (scope) => {
    const rows = await scope.db
      .selectFrom('whatsapp_states')
      .select(['state', 'at'])
      .where('tenant_id', '=', scope.tenant.id)
      .orderBy('at')
      .execute()
    return rows.map(({ state }) => state)
  })
}

test('the newest state stands, whatever is told late; each is in the history once', async () => {
  const scene = await openBotScene(house)
  const told = [
    status(0, 1, {}),
    status(5, 2, { status: 'qr_ready' }),
    status(60, 3, { status: 'connected', number: '+5511987654321', lid: '1@lid', name: 'Loja Centro' }),
    status(90, 4, { status: 'disconnected', reason: 'network', detail: 'the line is down' }),
  ]
  await tell(scene, ...told, ...told.slice(1, 3))
  expect(await states(scene)).toEqual(['starting', 'qr_ready', 'connected', 'disconnected'])
  expect(await connection(scene)).toMatchObject({
    ...{ state: 'disconnected', reason: 'network', since: new Date(at(90)), state_seq: 4 },
    ...{ number: '+5511987654321', profile_name: 'Loja Centro', connected_at: new Date(at(60)) },
  })
  // Connected anew, it was first connected when it was; a bot that lost its volume counts from one again.
  await tell(scene, status(200, 1, { status: 'connected' }))
  expect(await connection(scene)).toMatchObject({ state: 'connected', connected_at: new Date(at(60)) })
})

test('what is queued is told without a state more', async () => {
  const scene = await openBotScene(house)
  const queues = { to_deliver: 3, to_send: 9, refused: 0, full: false, stuck: { since: at(1), reason: 'network' } }
  await tell(scene, status(0, 1, { status: 'connected' }), status(0, 1, { status: 'connected', queues }))
  expect(await states(scene)).toEqual(['connected'])
  expect((await connection(scene)).queues).toEqual(queues)
  const shown = await scene.within(async (scope) => {
    const found = await getConnection(scope, scene.bot.connectionId as ConnectionId)
    return presentConnection(found, { now: new Date(at(2)), mayManage: true })
  })
  expect(ConnectionView.encode(shown).queues).toEqual(queues)
})

test('a code stands until a newer one, or the end of its state', async () => {
  const scene = await openBotScene(house)
  const qr = (seconds: number, code: Partial<QrWebhook>) =>
    scene.post(BOT_PATHS.qr, {
      ...{ qr_code: null, pairing_code: null, expires_at: at(seconds + 20), timestamp: at(seconds) },
      ...code,
    })
  await tell(scene, status(0, 1, {}))
  await qr(5, { qr_code: '2@first' })
  await tell(scene, status(5, 2, { status: 'qr_ready' }))
  await qr(25, { qr_code: '2@second' })
  await qr(5, { qr_code: '2@first' })
  expect(await connection(scene)).toMatchObject({ qr_code: '2@second', code_expires_at: new Date(at(45)) })
  await qr(30, { pairing_code: 'ABCD-1234' })
  await tell(scene, status(30, 3, { status: 'pairing_code' }))
  expect(await connection(scene)).toMatchObject({ qr_code: null, pairing_code: 'ABCD-1234' })
  await tell(scene, status(40, 4, { status: 'connected' }))
  expect(await connection(scene)).toMatchObject({ qr_code: null, pairing_code: null, code_expires_at: null })
})

test('open screens are told which connection to read anew', async () => {
  const scene = await openBotScene(house)
  await house.drain()
  const seen: string[] = []
  const events = () =>
    scene.within((scope) =>
      scope.db.selectFrom('recado.events').select('name').where('tenant_id', '=', scope.tenant.id).execute(),
    )
  await tell(scene, status(0, 1, { status: 'connected' }))
  await house.drain()
  for (const { name } of await events()) seen.push(name)
  expect(seen).toContain('connection.updated')
})
