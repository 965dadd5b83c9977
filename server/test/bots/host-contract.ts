import { randomUUID } from 'node:crypto'
import { HealthAnswer } from '@recado/contracts/bots'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { BotHost, BotInstance, BotSpec } from '../../src/zap/bots/hosts/bot-host.ts'

/** A host for one test file, and how that file looks behind it. */
export interface HostUnderTest {
  host: BotHost
  /** The same host as another process of the installation makes it, after the first was killed. */
  again(): Promise<BotHost>
  /** Ends a bot as the kernel does when memory ends. */
  kill(instance: BotInstance): Promise<void>
  close(): Promise<void>
}

const TOKEN = 'token-of-a-bot-under-test'

export function specOf(id: string, more: Partial<BotSpec> = {}): BotSpec {
  return {
    ...{ id, holder: `${id}.1`, revision: 1, memoryMb: 256, cpus: 0.25, startCpus: 1 },
    environment: {
      ...{ BOT_TOKEN: TOKEN, BOT_SIGNING_SECRET: `whsec_${'A'.repeat(32)}`, TENANT_ID: 'ten_1', LEASE: 'http' },
      ...{ DASHBOARD_URL: 'http://127.0.0.1:19999', DRIVER: 'baileys' },
    },
    ...more,
  }
}

async function healthOf({ url }: BotInstance) {
  const response = await fetch(`${url}/health`)
  return HealthAnswer.parse(await response.json())
}

async function leaseOf({ url, holder }: BotInstance): Promise<string> {
  const response = await fetch(`${url}/lease`, {
    method: 'POST',
    headers: { 'x-bot-token': TOKEN },
    // No time at all: it answers whether it is this holder's, and does not begin to connect.
    body: JSON.stringify({ holder, ttl_ms: 0 }),
  })
  return `${response.status}`
}

/** What every driver must do, with the bot's real program. */
export function describeHost(open: () => Promise<HostUnderTest>): void {
  let under: HostUnderTest
  let host: BotHost
  let ids: string[] = []
  beforeAll(async () => {
    under = await open()
    host = under.host
  })
  afterEach(async () => {
    for (const id of ids) await host.remove(id, { session: true })
    ids = []
  })
  afterAll(() => under.close())
  const newBot = () => {
    const id = randomUUID()
    ids.push(id)
    return id
  }

  test('a bot is made once, however often it is asked for, and answers at its address', async () => {
    const id = newBot()
    expect(await host.find(id)).toBeUndefined()
    const first = await host.run(specOf(id))
    expect(first).toMatchObject({ id, holder: `${id}.1`, revision: 1, running: true, program: host.program })
    expect(await healthOf(first)).toMatchObject({ status: 'starting', lease: 'absent' })
    expect(await leaseOf(first)).toBe('200')
    expect((await host.run(specOf(id))).url).toBe(first.url)
    expect(await host.list()).toMatchObject([{ id, running: true }])
  })

  test('another holder is refused while one runs, and takes its place after it was stopped', async () => {
    const id = newBot()
    await host.run(specOf(id))
    await expect(host.run(specOf(id, { holder: `${id}.2` }))).rejects.toMatchObject({ problem: 'busy' })
    await host.stop(id)
    expect(await host.find(id)).toMatchObject({ running: false })
    const second = await host.run(specOf(id, { holder: `${id}.2`, revision: 2 }))
    expect(second).toMatchObject({ holder: `${id}.2`, revision: 2, running: true })
    expect(await host.list()).toHaveLength(1)
  })

  test('it outlives whoever started it, and is found again with all that it was started with', async () => {
    const id = newBot()
    const before = await host.run(specOf(id, { revision: 7 }))
    const other = await under.again()
    expect(await other.find(id)).toEqual(before)
    expect(await other.list()).toEqual([before])
    expect((await other.run(specOf(id, { revision: 7 }))).url).toBe(before.url)
    await other.stop(id)
    expect(await host.find(id)).toMatchObject({ running: false })
    await other.close()
  })

  test('its volume stays when it is removed, and goes with its session', async () => {
    const id = newBot()
    const first = await host.run(specOf(id))
    const kept = Buffer.from(await (await sessionOf(first)).arrayBuffer())
    expect(kept.subarray(0, 15).toString()).toBe('SQLite format 3')
    expect((await bringTo(first, kept)).status).toBe(200)
    await host.remove(id, { session: false })
    expect((await host.find(id))?.running ?? false).toBe(false)
    expect(await host.list()).toMatchObject([{ id, running: false }])
    await host.run(specOf(id, { holder: `${id}.2` }))
    expect((await host.readLog(id, 100)).join('\n')).toContain('a session that was brought is taken')
    await host.remove(id, { session: true })
    expect(await host.find(id)).toBeUndefined()
    expect(await host.list()).toEqual([])
    await host.remove(id, { session: true })
    await host.stop(id)
  })

  test('one that was killed is found dead or started anew, and never twice', async () => {
    const id = newBot()
    const first = await host.run(specOf(id))
    await under.kill(first)
    const again = await host.run(specOf(id))
    expect(again).toMatchObject({ running: true, holder: `${id}.1` })
    expect(await healthOf(again)).toMatchObject({ lease: 'absent' })
    expect(await host.list()).toHaveLength(1)
  })

  test('its log can be read, newest last, and a bot that cannot start says why', async () => {
    const id = newBot()
    await host.run(specOf(id))
    await expect.poll(async () => (await host.readLog(id, 100)).join('\n')).toContain('the bot listens')
    expect((await host.readLog(id, 1)).length).toBeLessThanOrEqual(1)
    await host.stop(id)
    const broken = specOf(id, { holder: `${id}.2`, environment: { DASHBOARD_URL: 'nowhere' } })
    await expect(host.run(broken)).rejects.toMatchObject({
      problem: 'not_started',
      message: expect.stringContaining('BOT_TOKEN is required'),
    })
  })

  test('it says what its machine has, or that it cannot', async () => {
    const measure = await host.measure()
    if (measure === undefined) return
    expect(measure.memoryFreeMb).toBeGreaterThan(0)
    for (const share of [measure.memoryUsed, measure.cpuUsed, measure.diskUsed]) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }
  })
}

function bringTo({ url }: BotInstance, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${url}/session`, { method: 'PUT', headers: { 'x-bot-token': TOKEN }, body: bytes })
}

export function sessionOf({ url }: BotInstance, token = TOKEN): Promise<Response> {
  return fetch(`${url}/session`, { headers: { 'x-bot-token': token } })
}
