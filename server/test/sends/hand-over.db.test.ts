import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { changeStatus } from '../../src/core/tenants/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { handOverSends } from '../../src/zap/workflows/hand-over-sends.ts'
import { recordAck } from '../../src/zap/workflows/record-ack.ts'
import { resendMessage } from '../../src/zap/workflows/resend-message.ts'
import { type BotStage, openBotStage } from '../support/open-bot-stage.ts'
import { buildSendScene, type SendScene } from './send-scene.ts'

const clock = advancingClock(new Date())
let stage: BotStage
let scene: SendScene
beforeAll(async () => {
  stage = await openBotStage({ clock })
  scene = await buildSendScene(stage)
})
afterAll(() => stage.close())

const texts = (...words: string[]) => words.map((text) => ({ kind: 'text', text }))
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `mensagem ${n + 1}`)

test('whom the company writes to first is found by their phone; what becomes of it is shown at the message', async () => {
  const { customer, id } = await scene.meet()
  const seq = await scene.write(id)
  await stage.house.drain()
  await expect.poll(() => scene.bot.said(customer)).toEqual(texts('Bom dia!'))
  await expect.poll(() => scene.delivery(id, seq)).toMatchObject({ state: 'delivered', problem: null })
  const [entry] = scene.bot.phone.log.filter(({ chat }) => chat === customer.lid)
  scene.bot.phone.read(entry?.messageId ?? '')
  await expect.poll(() => scene.delivery(id, seq)).toMatchObject({ state: 'read' })
  const marks = await scene.run((scope) =>
    scope.db
      .selectFrom('conversations')
      .select(['contact_delivered_seq', 'contact_read_seq'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  expect(marks).toEqual({ contact_delivered_seq: seq, contact_read_seq: seq })
  const known = await scene.run((scope) =>
    scope.db
      .selectFrom('whatsapp_messages')
      .select(['message_id', 'from_me'])
      .where('conversation_id', '=', id)
      .execute(),
  )
  expect(known).toEqual([{ message_id: entry?.messageId, from_me: true }])
})

test('a number that is not on WhatsApp, and a contact without any, are said so at the message', async () => {
  const absent = await scene.meet({ absent: true })
  const nobody = await scene.meet({ phone: null })
  const seqs = [await scene.write(absent.id), await scene.write(nobody.id)]
  await stage.house.drain()
  await expect
    .poll(() => scene.delivery(absent.id, seqs[0] ?? 0))
    .toMatchObject({
      ...{ state: 'failed', problem: 'not_on_whatsapp' },
    })
  expect(await scene.delivery(nobody.id, seqs[1] ?? 0)).toMatchObject({ state: 'failed', problem: 'no_phone' })
})

test('a bot that is killed again and again brings each message once, in order', async () => {
  const { customer, id } = await scene.meet()
  for (const [n, body] of numbers(30).entries()) {
    await scene.write(id, { body })
    if (n % 10 !== 4) continue
    await stage.house.drain()
    await scene.bot.kill()
    await scene.write(id, { body: `${body} outra vez` })
    await stage.house.drain()
    await scene.bot.start()
    clock.advance(600_000)
    await stage.house.drain()
  }
  await stage.house.drain()
  const wanted = numbers(30).flatMap((body, n) => (n % 10 === 4 ? [body, `${body} outra vez`] : [body]))
  await expect.poll(() => scene.bot.said(customer), { timeout: 60_000 }).toEqual(texts(...wanted))
})

test('while a bot is away what is written waits; when it is back it leaves, by itself and in order', async () => {
  const { customer, id } = await scene.meet()
  await scene.write(id, { body: 'antes' })
  await stage.house.drain()
  scene.bot.hide(true)
  const seqs = [await scene.write(id, { body: 'um' }), await scene.write(id, { body: 'dois' })]
  await stage.house.drain()
  expect(await scene.delivery(id, seqs[0] ?? 0)).toBeUndefined()
  clock.advance(70_000)
  await stage.house.drain()
  expect(await scene.delivery(id, seqs[1] ?? 0)).toMatchObject({ state: 'waiting', stuck: 'bot_unreachable' })
  const { rows } = await pending()
  // One job for the conversation, however many wait, and one look at the connection.
  expect(rows).toEqual([
    { name: 'whatsapp.send', count: '1' },
    { name: 'whatsapp.watch', count: '1' },
  ])
  scene.bot.hide(false)
  clock.advance(300_000)
  await stage.house.drain()
  await expect.poll(() => scene.bot.said(customer)).toEqual(texts('antes', 'um', 'dois'))
  await expect.poll(() => scene.delivery(id, seqs[1] ?? 0)).toMatchObject({ state: 'delivered' })
  expect(await scene.delivery(id, seqs[1] ?? 0)).not.toHaveProperty('stuck')
})

test('what waited for more than a day is given up, and says so', async () => {
  const { customer, id } = await scene.meet()
  scene.bot.hide(true)
  const seq = await scene.write(id)
  await stage.house.drain()
  clock.advance(31 * 3_600_000)
  await stage.house.drain()
  expect(await scene.delivery(id, seq)).toMatchObject({ state: 'failed', problem: 'bot_unreachable' })
  scene.bot.hide(false)
  clock.advance(600_000)
  await stage.house.drain()
  expect(scene.bot.said(customer)).toEqual([])
})

test('a server that is killed after the bot took a message, and before it wrote so, asks again and says nothing twice', async () => {
  const { customer, id } = await scene.meet()
  const seq = await scene.write(id, { body: 'uma vez só' })
  await scene.write(id, { body: 'e esta' })
  const { keyring } = stage.house.services
  const child = fork(fileURLToPath(new URL('../support/programs/hand-over-sends.ts', import.meta.url)), {
    env: { ...process.env },
    execArgv: [],
  })
  child.send({
    ...{ url: inject('postgresUrl'), prefix: stage.house.databases.control.replace('_control', '') },
    ...{ key: keyring.current.key.export().toString('base64'), keyId: keyring.current.id, bot: scene.bot.address() },
    ...{ tenantId: scene.tenant.id, connectionId: scene.connectionId, conversationId: id },
    dataDir: stage.house.services.config.dataDir,
  })
  const [said] = await once(child, 'message')
  expect(said).toEqual({ outcome: { kind: 'handed' } })
  child.kill('SIGKILL')
  await once(child, 'exit')
  await expect.poll(() => scene.bot.said(customer)).toEqual(texts('uma vez só'))
  await stage.house.drain()
  await expect.poll(() => scene.bot.said(customer)).toEqual(texts('uma vez só', 'e esta'))
  await expect.poll(() => scene.delivery(id, seq)).toMatchObject({ state: 'delivered' })
})

test('two who write at once, handed over by two servers at once, are heard in the order of their numbers', async () => {
  const { customer, id } = await scene.meet()
  const written = await Promise.all(numbers(12).map(async (body) => ({ body, seq: await scene.write(id, { body }) })))
  const place = { connectionId: scene.connectionId, conversationId: id, due: false }
  const { signal } = new AbortController()
  await Promise.all([1, 2, 3].map(() => handOverSends(stage.house.services, scene.source, place, signal)))
  const inOrder = written.sort((one, other) => one.seq - other.seq).map(({ body }) => body)
  await expect.poll(() => scene.bot.said(customer)).toEqual(texts(...inOrder))
})

test('of what is uncertain the message says so, and it is sent again by decision alone', async () => {
  const { customer, id } = await scene.meet()
  scene.bot.hide(true)
  const seq = await scene.write(id, { body: 'talvez' })
  await stage.house.drain()
  const send = await scene.run((scope) =>
    scope.db.selectFrom('whatsapp_sends').select('id').where('conversation_id', '=', id).executeTakeFirstOrThrow(),
  )
  const ack = (state: 'uncertain' | 'sent') =>
    scene.run((scope) =>
      recordAck(scope, scene.connectionId, {
        ...{
          event: 'ack',
          event_id: 'evt_12345678',
          chat: { kind: 'group', id: '12345@g.us', name: null },
          at: clock.now(),
        },
        ...{ message_id: null, id: send.id, state, problem: state === 'uncertain' ? 'unknown' : null, detail: '' },
      }),
    )
  expect(await ack('uncertain')).toBe(true)
  expect(await ack('uncertain')).toBe(false)
  expect(await scene.delivery(id, seq)).toMatchObject({ state: 'uncertain', problem: 'unknown' })
  scene.bot.hide(false)
  clock.advance(600_000)
  await stage.house.drain()
  expect(scene.bot.said(customer)).toEqual([])
  await scene.run((scope) => resendMessage(scope, { conversationId: id, seq }))
  expect(await scene.delivery(id, seq)).toMatchObject({ state: 'waiting' })
  await stage.house.drain()
  await expect.poll(() => scene.bot.said(customer)).toEqual(texts('talvez'))
  await expect.poll(() => scene.delivery(id, seq)).toMatchObject({ state: 'delivered' })
  await expect(scene.run((scope) => resendMessage(scope, { conversationId: id, seq }))).rejects.toMatchObject({
    code: 'resend_not_needed',
  })
})

test('a message that a bot has, and that its network does not take, is told of after a minute with the reason', async () => {
  const { customer, id } = await scene.meet()
  scene.bot.phone.cutLine()
  const seq = await scene.write(id, { body: 'presa' })
  await stage.house.drain()
  await expect.poll(() => scene.delivery(id, seq)).toMatchObject({ state: 'handed' })
  await expect
    .poll(() => scene.run((scope) => scope.db.selectFrom('whatsapp_connections').select('state').executeTakeFirst()))
    .toEqual({ state: 'disconnected' })
  clock.advance(61_000)
  await stage.house.drain()
  expect(await scene.delivery(id, seq)).toMatchObject({ state: 'handed', stuck: 'network' })
  scene.bot.phone.mendLine()
  await expect.poll(() => scene.bot.said(customer), { timeout: 60_000 }).toEqual(texts('presa'))
  await expect.poll(() => scene.delivery(id, seq)).toMatchObject({ state: 'delivered' })
  clock.advance(3_600_000)
  await stage.house.drain()
  // Nothing is open, so nothing looks.
  expect((await pending()).rows).toEqual([])
})

test('a suspended company sends nothing, and its messages say why', async () => {
  const other = await buildSendScene(stage)
  const { customer, id } = await other.meet()
  const seq = await other.write(id)
  await stage.house.services.control.acrossTenants((scope) =>
    changeStatus(scope, other.source, { tenantId: other.tenant.id, status: 'suspended', reason: 'teste' }),
  )
  stage.house.services.tenants.forget(other.tenant.id)
  await stage.house.drain()
  expect(await other.delivery(id, seq)).toMatchObject({ state: 'failed', problem: 'company_suspended' })
  expect(other.bot.said(customer)).toEqual([])
})

async function pending() {
  const admin = await stage.house.admin('control')
  return admin.query<{ name: string; count: string }>(
    `SELECT name, count(*) FROM pgboss.job WHERE state IN ('created', 'retry') AND name LIKE 'whatsapp.%'
      GROUP BY name ORDER BY name`,
  )
}
