import type { AddressInfo } from 'node:net'
import { REALTIME_PATH, type ServerMessageName, type SocketAnswer } from '@recado/contracts/realtime'
import { io, type Socket } from 'socket.io-client'
import { startBackground } from '../../src/jobs/start-background.ts'
import { JOBS } from '../../src/products.ts'
import { createRealtime, type Realtime, type RealtimeOptions } from '../../src/realtime/create-realtime.ts'
import type { TestHouse } from '../support/test-house.ts'

export interface Heard {
  event_id?: number
  name: string
  data: Record<string, unknown>
}

/** A client as our screens are: it remembers what it heard, in the order in which it came. */
export interface TestSocket {
  socket: Socket
  /** Events, each once: a replay may overlap with what is live. */
  events: Heard[]
  messages: { name: ServerMessageName; message: Record<string, unknown> }[]
  cursor(): string | undefined
  ask(name: string, message: unknown): Promise<SocketAnswer>
  /** Waits for a message that is there or comes. */
  until(
    name: ServerMessageName,
    holds?: (message: Record<string, unknown>) => boolean,
  ): Promise<Record<string, unknown>>
  untilEvent(name: string, holds?: (data: Record<string, unknown>) => boolean): Promise<Heard>
  close(): void
}

/** The sockets of a house and what it does beside answering, by its roles, listening on a port of its own. Closed by `stop`. */
export async function openSockets(
  house: TestHouse,
  options: RealtimeOptions = {},
): Promise<{ url: string; realtime: Realtime; stop(): Promise<void> }> {
  const realtime = createRealtime(house.services, house.app.server, options)
  const background = await startBackground(house.services, JOBS)
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = house.app.server.address() as AddressInfo
  const stop = async () => {
    await realtime.close()
    await background.stop(1_000)
  }
  return { url: `http://127.0.0.1:${port}`, realtime, stop }
}

export interface SocketOptions {
  origin?: string
  reconnection?: boolean
  transport?: 'websocket' | 'polling'
  /** Whether the client takes deflated frames. Default true, as browsers do. */
  deflate?: boolean
}

/** Connects and waits until it is ready. Rejects with the server's problem when it is refused. */
export async function connect(url: string, auth: object, options: SocketOptions = {}): Promise<TestSocket> {
  const client = openSocket(url, auth, options)
  await new Promise<void>((resolve, reject) => {
    client.socket.once('connect_error', (error) => {
      client.close()
      reject((error as Error & { data?: unknown }).data ?? error)
    })
    client.socket.once('ready', () => resolve())
  })
  return client
}

export function openSocket(url: string, auth: object, options: SocketOptions = {}): TestSocket {
  const events: Heard[] = []
  const messages: TestSocket['messages'] = []
  let cursor: string | undefined
  const socket = io(url, {
    path: REALTIME_PATH,
    transports: [options.transport ?? 'websocket'],
    ...(options.deflate === false ? { perMessageDeflate: false as never } : {}),
    auth: (give) => give('access_token' in auth && cursor !== undefined ? { ...auth, cursor } : auth),
    forceNew: true,
    reconnectionDelay: 20,
    reconnection: options.reconnection ?? false,
    ...(options.origin === undefined ? {} : { extraHeaders: { origin: options.origin } }),
  })
  let last = 0
  socket.onAny((name: ServerMessageName, message: Record<string, unknown>) => {
    messages.push({ name, message })
    if (typeof message.cursor === 'string') cursor = message.cursor
    if (name !== 'events') return
    for (const event of message.events as Heard[]) {
      if (event.event_id !== undefined && event.event_id <= last) continue
      last = event.event_id ?? last
      events.push(event)
    }
  })
  const poll = async <Found>(what: string, find: () => Found | undefined): Promise<Found> => {
    const deadline = Date.now() + 120_000
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      if (Date.now() > deadline)
        throw new Error(`${what} did not come; came: ${JSON.stringify(messages).slice(0, 2_000)}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  return {
    socket,
    events,
    messages,
    cursor: () => cursor,
    ask: (name, message) => socket.timeout(120_000).emitWithAck(name, message),
    until: (name, holds = () => true) =>
      poll(name, () => messages.find((entry) => entry.name === name && holds(entry.message))?.message),
    untilEvent: (name, holds = () => true) =>
      poll(name, () => events.find((event) => event.name === name && holds(event.data))),
    close: () => socket.disconnect(),
  }
}
