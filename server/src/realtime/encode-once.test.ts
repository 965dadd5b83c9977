import { createServer } from 'node:http'
import type { AddressInfo, Socket as NetSocket } from 'node:net'
import { REALTIME_PATH, type ServerMessage } from '@recado/contracts/realtime'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeOnce } from './encode-once.ts'
import { SOCKET_LIMITS } from './socket-limits.ts'
import { createSocketServer, type OurSocket } from './socket-server.ts'

// `encodeOnce` writes whole frames through what Socket.IO, Engine.IO and ws keep to themselves: `conn.write`, the option
// `wsPreEncodedFrame`, `_sender.sendFrame`. An upgrade that changes one of them must fail here, and not on somebody's screen.

const http = createServer()
const server = createSocketServer(http, { limits: SOCKET_LIMITS, allowRequest: (_request, done) => done(null, true) })
let url: string

beforeAll(async () => {
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** Alike enough that deflating it shortens it ten times. */
const LONG = Array.from({ length: 100 }, (_, event_id) => ({
  event_id,
  name: 'message.created',
  data: { text: 'Olá!' },
}))
const SHORT = LONG.slice(0, 1)

test.each([
  ['deflated', LONG, {}, { opcode: 0xc1, deflated: true }],
  ['whole, to whom does not take it deflated', LONG, { perMessageDeflate: false }, { opcode: 0x81, deflated: false }],
  ['whole, when it is short', SHORT, {}, { opcode: 0x81, deflated: false }],
])('a websocket gets the frame as it was encoded: %s', async (_how, events, options, expected) => {
  const { socket, client, wire } = await connect({ transports: ['websocket'], ...options })
  const message = messageOf(events)
  const encoded = encodeOnce('events', message)
  const heard = new Promise((resolve) => client.once('events', resolve))
  const written = recordWrites(wire)
  encoded.writeTo(socket)
  expect(await heard).toEqual(message)
  // One write, of one frame, which nobody encoded anew.
  const [frame, ...others] = written
  expect(others).toEqual([])
  expect(frame?.[0]).toBe(expected.opcode)
  const whole = Buffer.byteLength(`42${JSON.stringify(['events', message])}`)
  if (expected.deflated) {
    expect(encoded.bytes).toBeLessThan(whole / 5)
    expect(frame?.length).toBe(encoded.bytes + headerOf(encoded.bytes))
  } else expect(frame?.length).toBe(whole + headerOf(whole))
  client.close()
})

test('who polls gets the packet', async () => {
  const { socket, client } = await connect({ transports: ['polling'] })
  const message = messageOf(LONG)
  const heard = new Promise((resolve) => client.once('events', resolve))
  encodeOnce('events', message).writeTo(socket)
  expect(await heard).toEqual(message)
  client.close()
})

async function connect(options: object) {
  const admitted = new Promise<OurSocket>((resolve) => server.once('connection', resolve))
  const client = io(url, { path: REALTIME_PATH, forceNew: true, reconnection: false, ...options })
  const socket = await admitted
  await new Promise<void>((resolve) => (client.connected ? resolve() : client.once('connect', () => resolve())))
  return { socket, client, wire: socket.request.socket }
}

function recordWrites(wire: NetSocket): Buffer[] {
  const written: Buffer[] = []
  const write = wire.write.bind(wire)
  wire.write = ((chunk: Buffer, ...rest: []) => {
    written.push(Buffer.from(chunk))
    return write(chunk, ...rest)
  }) as typeof wire.write
  return written
}

function messageOf(events: typeof LONG): ServerMessage<'events'> {
  return { events, cursor: 'c1' } as unknown as ServerMessage<'events'>
}

/** An unmasked frame's. */
function headerOf(payload: number): number {
  return payload < 126 ? 2 : payload < 65_536 ? 4 : 10
}
