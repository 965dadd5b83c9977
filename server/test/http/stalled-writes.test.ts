import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { watchWrites } from '../../src/http/end-stalled-writes.ts'

/** More than the system's own buffers take for a client that does not read. */
const LARGE = Buffer.alloc(24_000_000, 'x')

let server: Server
const clients: Socket[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function serve(listener: RequestListener) {
  server = createServer(listener)
  let open = 0
  server.on('connection', (socket) => {
    open += 1
    socket.once('close', () => {
      open -= 1
    })
  })
  const look = watchWrites(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, look, openConnections: () => open }
}

function ask(port: number, path = '/'): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`))
  socket.on('error', () => undefined)
  clients.push(socket)
  return socket
}

function* pieces() {
  for (let at = 0; at < LARGE.length; at += 65_536) yield LARGE.subarray(at, at + 65_536)
}

const ANSWERS: Record<string, RequestListener> = {
  'one buffer': (_request, response) => response.end(LARGE),
  'a stream': (_request, response) => Readable.from(pieces()).pipe(response),
}

test.each(Object.entries(ANSWERS))('clients that do not read %s lose their connections', async (_name, listener) => {
  const { port, look, openConnections } = await serve(listener)
  for (let n = 0; n < 4; n++) ask(port).pause()
  await expect.poll(openConnections).toBe(4)
  const lookAgain = () => {
    look()
    return openConnections()
  }
  await expect.poll(lookAgain, { timeout: 4_000 }).toBe(0)
})

test('bytes that a client goes on sending do not help it', async () => {
  const { port, look, openConnections } = await serve((_request, response) => response.end(LARGE))
  const socket = ask(port)
  socket.pause()
  await expect.poll(openConnections).toBe(1)
  const lookAgain = () => {
    socket.write('G')
    look()
    return openConnections()
  }
  await expect.poll(lookAgain, { timeout: 4_000 }).toBe(0)
})

test('who waits long for an answer, and who reads slowly, keeps the connection', async () => {
  let finish = () => undefined as unknown
  const { port, look, openConnections } = await serve((request, response) => {
    if (request.url === '/later') finish = () => response.end('at last')
    else response.end(LARGE)
  })
  const patient = ask(port, '/later')
  const slow = ask(port)
  let read = 0
  // A look after every two megabytes that were read.
  slow.on('data', (chunk) => {
    const before = Math.floor(read / 2_000_000)
    read += chunk.length
    if (Math.floor(read / 2_000_000) > before) look()
  })
  await expect.poll(() => read, { timeout: 4_000 }).toBeGreaterThan(LARGE.length)
  for (let n = 0; n < 20; n++) look()
  expect(openConnections()).toBe(2)
  finish()
  expect(String(await once(patient, 'data'))).toContain('at last')
})
