import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { REALTIME_PATH } from '@recado/contracts/realtime-path'
import { Server, type Socket } from 'socket.io'
import { Manager } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSocketLine, type LineMessages, type LineOptions, type SocketLine } from './socket-line.ts'

interface Auth {
  access_token: string
  cursor?: string
}

let io: Server
let url: string
/** What clients said of themselves, each time they came. */
let came: Auth[]
let admit: (auth: Auth) => { code: string; status: number; title: string } | undefined
let begin: (socket: Socket) => void
const open: SocketLine[] = []

beforeEach(async () => {
  came = []
  admit = () => undefined
  begin = (socket) => socket.emit('ready', { cursor: 'c0' })
  const http = createServer()
  io = new Server(http, { path: REALTIME_PATH })
  io.use((socket, next) => {
    const auth = socket.handshake.auth as Auth
    came.push(auth)
    const problem = admit(auth)
    next(problem && Object.assign(new Error(problem.code), { data: problem }))
  })
  io.on('connection', (socket) => begin(socket))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  for (const line of open.splice(0)) line.close()
  await io.close()
})

interface Messages extends LineMessages {
  presence: { status: string }
}

function openLine({ token = () => 'one', ...options }: Partial<LineOptions<Messages>> & { token?: () => string } = {}) {
  const events: number[] = []
  const firsts: boolean[] = []
  const heard = {
    ready: (_message: unknown, first: boolean) => void firsts.push(first),
    events: (message: Messages['events']) => void events.push(...message.events.map(({ event_id }) => event_id ?? 0)),
    ...{ resync_needed: vi.fn(), presence: vi.fn() },
  }
  const trying = vi.fn()
  const line = createSocketLine<Messages>({
    ...{ url, renew: async () => true, refused: { first: 500, longest: 10_000 }, trying, heard },
    auth: (cursor) => ({ access_token: token(), ...(cursor === undefined ? {} : { cursor }) }),
    ...options,
  })
  open.push(line)
  return { line, events, firsts, heard, trying }
}

/** Waits for a fact; the tests' own time-out is what ends it. */
const waitFor = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000 })

const event = (id: number) => ({ event_id: id, name: 'x', data: {}, occurred_at: '2026-11-21T12:00:00Z' })
const sockets = () => [...io.of('/').sockets.values()]

test('it comes back by itself with the place up to which it heard, and hears nothing twice', async () => {
  begin = (socket) => {
    const again = came.length > 1
    if (again) socket.emit('events', { events: [event(2), event(3)], cursor: 'c3' })
    socket.emit('ready', { cursor: again ? 'c3' : 'c0' })
    if (!again) socket.emit('events', { events: [event(1), event(2)], cursor: 'c2' })
  }
  const { events, firsts } = openLine()
  await waitFor(() => expect(events).toEqual([1, 2]))
  sockets()[0]?.conn.close()
  await waitFor(() => expect(firsts).toEqual([true, false]))
  expect(events).toEqual([1, 2, 3])
  expect(came).toEqual([{ access_token: 'one' }, { access_token: 'one', cursor: 'c2' }])
})

test('a connection that is dropped before it is ready is no success: the wait grows, and is short again once one is', async () => {
  const waits = vi.spyOn(Manager.prototype, 'reconnectionDelay')
  begin = (socket) => {
    if (came.length < 3) socket.conn.close()
    else socket.emit('ready', { cursor: 'c0' })
  }
  const { firsts } = openLine()
  await vi.waitFor(() => expect(firsts).toHaveLength(1), { timeout: 15_000 })
  const told = waits.mock.calls.map(([ms]) => ms).filter((ms) => ms !== undefined)
  expect(told.slice(-4)).toEqual([500, 1_000, 2_000, 500])
  waits.mockRestore()
})

test('a token that is refused is renewed, once for each refusal', async () => {
  admit = ({ access_token }) =>
    access_token === 'two' ? undefined : { code: 'unauthenticated', status: 401, title: 'Entre de novo' }
  let token = 'one'
  const renew = vi.fn(async () => {
    token = 'two'
    return true
  })
  const { firsts } = openLine({ token: () => token, renew })
  await waitFor(() => expect(firsts).toEqual([true]))
  expect(renew).toHaveBeenCalledOnce()
})

test('a session that was ended asks whether there is another, and comes back only with one', async () => {
  const renew = vi.fn(async () => false)
  const { firsts } = openLine({ renew })
  await waitFor(() => expect(firsts).toHaveLength(1))
  const timers = vi.spyOn(globalThis, 'setTimeout')
  sockets()[0]?.emit('session_ended', { code: 'unauthenticated', status: 401, title: 'Fim' })
  sockets()[0]?.disconnect(true)
  await waitFor(() => expect(renew).toHaveBeenCalledOnce())
  // Nobody is signed in: it looks again in a minute, and does not come before.
  await waitFor(() => expect(timers.mock.calls.map(([, delay]) => delay)).toContain(60_000))
  expect(came).toHaveLength(1)
})

test('after a resync numbers count anew from the cursor that came with it', async () => {
  const { events, heard } = openLine()
  await waitFor(() => expect(sockets()).toHaveLength(1))
  const [socket] = sockets()
  socket?.emit('events', { events: [event(900)], cursor: 'c900' })
  socket?.emit('resync_needed', { cursor: 'n0', reason: 'cursor' })
  socket?.emit('events', { events: [event(4)], cursor: 'n4' })
  await waitFor(() => expect(events).toEqual([900, 4]))
  expect(heard.resync_needed).toHaveBeenCalledOnce()
})

test('what is malformed is left alone, and asking without a line answers nothing', async () => {
  begin = (socket) => {
    socket.emit('presence', { status: 7 })
    socket.emit('presence', { status: 'online' })
    socket.emit('ready', { cursor: 'c0' })
    socket.on('watch', (_message, answer) => answer({ ok: true, viewers: [] }))
  }
  const isPresence = (message: unknown) => typeof (message as { status: unknown }).status === 'string'
  const { line, heard, firsts } = openLine({
    read: (name, message) => (name !== 'presence' || isPresence(message) ? (message as never) : undefined),
  })
  expect(await line.ask('watch', { conversation_id: 'cnv_1' })).toBeUndefined()
  await waitFor(() => expect(firsts).toHaveLength(1))
  expect(heard.presence.mock.calls).toEqual([[{ status: 'online' }]])
  expect(await line.ask('watch', { conversation_id: 'cnv_1' })).toEqual({ ok: true, viewers: [] })
})

test('being woken tries at once instead of at the end of the wait', async () => {
  admit = () => (came.length < 4 ? { code: 'internal_error', status: 503, title: 'Já volta' } : undefined)
  // No wait ever ends: whoever comes was woken.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const { line, firsts, trying } = openLine()
  for (let tries = 1; tries < 4; tries++) {
    // Begun, and each refusal.
    await expect.poll(() => trying.mock.calls.length, { timeout: 30_000 }).toBeGreaterThan(tries)
    line.wake(false)
  }
  await expect.poll(() => firsts, { timeout: 30_000 }).toEqual([true])
  expect(came).toHaveLength(4)
})

test('an open line is left alone unless it may be dead: then it begins afresh, with its place', async () => {
  const { line, firsts } = openLine()
  await waitFor(() => expect(firsts).toEqual([true]))
  line.wake(false)
  expect(line.isOpen()).toBe(true)
  line.wake(true)
  await waitFor(() => expect(firsts).toEqual([true, false]))
  expect(came).toEqual([{ access_token: 'one' }, { access_token: 'one', cursor: 'c0' }])
})

test('who cannot be asked for a token comes as nobody, is refused, and comes again', async () => {
  admit = ({ access_token }) => (access_token === undefined ? { code: 'x', status: 503, title: '' } : undefined)
  let fails = true
  const { firsts } = openLine({
    auth: async () => {
      if (!fails) return { access_token: 'one' }
      fails = false
      throw new TypeError('Failed to fetch')
    },
  })
  await waitFor(() => expect(firsts).toEqual([true]))
  expect(came).toHaveLength(2)
})
