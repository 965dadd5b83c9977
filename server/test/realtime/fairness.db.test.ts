import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Realtime } from '../../src/realtime/create-realtime.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, buildSightedMember, type Scene } from './scene.ts'
import { connect, openSockets, type TestSocket } from './socket-client.ts'

// How long it takes, at full size (500 messages a second, 500 sockets), is in bench/realtime.bench.ts.
const FLOOD_SOCKETS = 40
const FLOOD_POSTS = 10
const ROUNDS = 20
let house: TestHouse
let url: string
let realtime: Realtime
let stop: () => Promise<void>
const clients: TestSocket[] = []

beforeAll(async () => {
  house = await openTestHouse({ env: { ROLES: 'web,relay' } })
  // The relay carries jobs, too.
  await house.services.queue.start()
  ;({ url, realtime, stop } = await openSockets(house))
})
afterAll(async () => {
  for (const client of clients) client.close()
  await stop()
  await house.close()
})

test('a tenant who floods does not hold up another: at most two turns of it come before the other’s message', async () => {
  const [flood, quiet] = [await buildScene(house), await buildScene(house)]
  const crowd = await buildSightedMember(house, flood.tenant, 'all')
  const sockets = await Promise.all(
    Array.from({ length: FLOOD_SOCKETS }, () => connect(url, { access_token: crowd.token })),
  )
  const screen = await connect(url, {
    access_token: (await buildSightedMember(house, quiet.tenant, 'all')).token,
  })
  clients.push(...sockets, screen)
  const floodId = (await flood.start()).id
  const quietId = (await quiet.start()).id
  await screen.untilEvent('conversation.created')
  const between = countBetween(flood, quiet)

  for (let round = 0; round < ROUNDS; round++) {
    const posts = Array.from({ length: FLOOD_POSTS }, () => flood.post(floodId, { body: 'enchente' }))
    await Promise.all([...posts, quiet.post(quietId)])
  }
  await expect.poll(() => between.length).toBe(ROUNDS)
  expect(Math.max(...between)).toBeLessThanOrEqual(2 * FLOOD_SOCKETS)
  // Nothing of the flood was lost on the way either.
  const last = await flood.post(floodId, { body: 'a última' })
  for (const socket of sockets) {
    await socket.untilEvent('message.created', (data) => (data.message as { seq: number }).seq === last.message.seq)
    const seqs = socket.events
      .filter(({ name }) => name === 'message.created')
      .map(({ data }) => (data.message as { seq: number }).seq)
    expect(seqs).toEqual(seqs.map((_seq, index) => index + 1))
  }
})

/**
 * For each message of the quiet tenant how many packets were written to sockets of the flooding one from when it was
 * published until it was written to its screen.
 */
function countBetween(flood: Scene, quiet: Scene): number[] {
  let written = 0
  const published: number[] = []
  const between: number[] = []
  house.services.events.listen((events) => {
    for (const { tenantId, name } of events) {
      if (tenantId === quiet.tenant.id && name === 'message.created') published.push(written)
    }
  })
  for (const { conn, data } of realtime.io.of('/').sockets.values()) {
    conn.on('packetCreate', ({ type, data: packet }: { type: string; data?: unknown }) => {
      if (type !== 'message') return
      if (data.tenant.id === flood.tenant.id) written += 1
      // Two messages that the relay published in one round go in one packet.
      else for (const before of published.splice(0, countMessages(packet))) between.push(written - before)
    })
  }
  return between
}

/** How many messages a packet of Socket.IO tells of; `2` marks an event. */
function countMessages(packet: unknown): number {
  if (typeof packet !== 'string' || !packet.startsWith('2[')) return 0
  const [, { events = [] }] = JSON.parse(packet.slice(1)) as [string, { events?: { name: string }[] }]
  return events.filter(({ name }) => name === 'message.created').length
}
