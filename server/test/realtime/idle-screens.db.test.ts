import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findInbox } from '../../src/chat/inboxes/index.ts'
import { openVisitorSession } from '../../src/chat/workflows/open-visitor-session.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, buildSightedMember } from './scene.ts'
import { connect, openSockets, type TestSocket } from './socket-client.ts'

const PLACEMENTS = ['shared', 'shared', 'shared', 'schema', 'database'] as const
const MEMBERS = 8
const VISITORS = 2
const HEARTBEAT_MS = 30_000
const BEATS = 10

let house: TestHouse
let sockets: Awaited<ReturnType<typeof openSockets>>
const open: TestSocket[] = []
/** Transactions that sockets asked for, by tenant, and those that the presence of people is. */
let transactions = new Map<string, number>()
const total = () => [...transactions.values()].reduce((sum, count) => sum + count, 0)

beforeAll(async () => {
  house = await openTestHouse()
  const withTenant: typeof house.services.withTenant = (source, run) => {
    transactions.set(source.tenant.id, (transactions.get(source.tenant.id) ?? 0) + 1)
    return house.services.withTenant(source, run)
  }
  // What recurs in the realtime entry goes by intervals, whose time is made here; everything else keeps its own.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  sockets = await openSockets({ ...house, services: { ...house.services, withTenant } })
})
afterAll(async () => {
  vi.useRealTimers()
  for (const client of open) client.close()
  await sockets.stop()
  await house.close()
})

test('50 screens of five companies cost one transaction a heartbeat and company, and nothing for each screen', async () => {
  for (const placement of PLACEMENTS) {
    const scene = await buildScene(house, { placement })
    for (let n = 0; n < MEMBERS; n++) {
      const { token } = await buildSightedMember(house, scene.tenant, 'all')
      open.push(await connect(sockets.url, { access_token: token }))
    }
    for (let n = 0; n < VISITORS; n++) {
      const session = await scene.run(async (scope) => {
        const inbox = await findInbox(scope, scene.inboxId)
        if (inbox === undefined) throw new Error('no inbox')
        return openVisitorSession(house.services, scope, { inbox, inbox_key: '' })
      })
      open.push(await connect(sockets.url, { visitor_token: session.visitor_token }))
    }
  }
  expect(open).toHaveLength(50)
  const heard = open.map(({ messages }) => messages.length)
  transactions = new Map()
  for (let beat = 1; beat <= BEATS; beat++) {
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS)
    await expect.poll(total, { timeout: 15_000 }).toBeGreaterThanOrEqual(beat * PLACEMENTS.length)
  }
  expect([...transactions.values()]).toEqual(PLACEMENTS.map(() => BEATS))
  expect(open.every(({ socket }) => socket.connected)).toBe(true)
  expect(open.map(({ messages }) => messages.length)).toEqual(heard)
}, 120_000)
