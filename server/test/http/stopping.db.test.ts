import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { REALTIME_PATH } from '@recado/contracts/realtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/http/create-app.ts'
import { createRealtime } from '../../src/realtime/create-realtime.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a stop waits for nobody who says nothing: a connection opened in advance, a phone in a tunnel', async () => {
  const node = await house.openNode()
  const app = await createApp(node.services)
  const realtime = createRealtime(node.services, app.server)
  // What waited for these two would wait for ever.
  Object.assign(app.server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const inAdvance = await dial(port)
  const inTunnel = await dial(port)
  askForUpgrade(inTunnel, port)
  const [greeting] = await once(inTunnel, 'data')
  expect(String(greeting)).toContain('101 Switching Protocols')
  inTunnel.pause()

  await realtime.close()
  await app.close()
  await node.stop()
  for (const socket of [inAdvance, inTunnel]) socket.destroy()
})

test('where nobody serves sockets, whoever asks for one is answered as anybody else and holds no stop', async () => {
  const node = await house.openNode()
  const app = await createApp(node.services)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const asking = await dial(port)
  askForUpgrade(asking, port)
  const [answer] = await once(asking, 'data')
  // The console where it is built, 404 where not.
  expect(String(answer)).toMatch(/^HTTP\/1\.1 (200|404) /)
  await app.close()
  await node.stop()
  asking.destroy()
})

test('what was asked before the stop is answered', async () => {
  const node = await house.openNode()
  const app = await createApp(node.services)
  let asked = () => {}
  const underWay = new Promise<void>((resolve) => {
    asked = resolve
  })
  const { promise: stopping, resolve: answerIt } = Promise.withResolvers<void>()
  app.addHook('preClose', async () => answerIt())
  app.get('/slow', async () => {
    asked()
    await stopping
    return 'kept'
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const answer = fetch(`http://127.0.0.1:${port}/slow`)
  await underWay
  await app.close()
  await node.stop()
  expect(await (await answer).text()).toBe('kept')
})

function askForUpgrade(socket: Socket, port: number): void {
  socket.write(
    [
      `GET ${REALTIME_PATH}/?EIO=4&transport=websocket HTTP/1.1`,
      ...[`Host: localhost:${port}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
      ...[`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, '', ''],
    ].join('\r\n'),
  )
}

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}
