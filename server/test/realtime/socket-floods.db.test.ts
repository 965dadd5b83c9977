import { encodeId } from '@recado/contracts/ids'
import { FLOOD_CLOSE_CODE, REALTIME_PATH } from '@recado/contracts/realtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, buildSightedMember, type Scene, type Sighted } from './scene.ts'
import { connect, openSockets } from './socket-client.ts'

// Hardly anything comes back, so that what is let through is a count and no matter of the machine's speed.
const BURST = 60
const limits = {
  frames: { burst: BURST, perSecond: 0.001 },
  bytes: { burst: 40_000, perSecond: 0.001 },
  ...{ perMember: 6, perAddress: 12 },
}
let house: TestHouse
let url: string
let stop: () => Promise<void>
let scene: Scene
let conversation: string

beforeAll(async () => {
  house = await openTestHouse({ env: { ROLES: 'web,relay' } })
  await house.services.queue.start()
  ;({ url, stop } = await openSockets(house, { limits }))
  scene = await buildScene(house)
  conversation = encodeId('cnv', (await scene.start()).id)
})
afterAll(async () => {
  await stop()
  await house.close()
})

/** A client that keeps to no rule: `40` connects, `42<n>` is an event that asks for an answer, which is `43<n>`. */
interface RawClient {
  socket: WebSocket
  answers: string[]
  closed: Promise<number>
}

const address = () => `${url.replace('http', 'ws')}${REALTIME_PATH}/?EIO=4&transport=websocket`

async function openRaw(person: Sighted): Promise<RawClient> {
  const socket = new WebSocket(address(), { perMessageDeflate: false })
  const answers: string[] = []
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  socket.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    socket.once('close', () => reject(new Error('closed before it was ready')))
    socket.on('message', (data) => {
      const text = String(data)
      if (text.startsWith('0')) socket.send(`40${JSON.stringify({ access_token: person.token })}`)
      if (text.startsWith('42["ready"')) resolve()
      if (text.startsWith('43')) answers.push(text)
    })
  })
  return { socket, answers, closed }
}

const typing = (n: number) => `42${n}${JSON.stringify(['typing', { conversation_id: conversation, state: 'writing' }])}`

test('a socket that floods is closed with its code, and no more is looked at than the limit', async () => {
  const person = await buildSightedMember(house, scene.tenant, 'all')
  const neighbour = await connect(url, { access_token: (await buildSightedMember(house, scene.tenant, 'all')).token })
  const { socket, answers, closed } = await openRaw(person)
  for (let n = 0; n < 5_000; n++) socket.send(typing(n))
  expect(await closed).toBe(FLOOD_CLOSE_CODE)
  expect(answers.length).toBeLessThanOrEqual(BURST)
  // Who floods does not come back at once, and nobody else hears of it.
  await expect(connect(url, { access_token: person.token })).rejects.toMatchObject({
    code: 'rate_limited',
    status: 429,
  })
  expect(await neighbour.ask('watch', { conversation_id: conversation })).toMatchObject({ ok: true })
  neighbour.close()
})

const FLOODS: Record<string, (socket: WebSocket) => void> = {
  pings: (socket) => {
    for (let n = 0; n < 500; n++) socket.ping()
  },
  'empty fragments of a message that never ends': (socket) => {
    socket.send('4', { fin: false })
    for (let n = 0; n < 500; n++) socket.send('', { fin: false })
  },
  'few large frames': (socket) => {
    for (let n = 0; n < 5; n++) socket.send(typing(n).padEnd(15_000))
  },
}

test.each(Object.entries(FLOODS))('%s are counted like everything else', async (_name, flood) => {
  const { socket, closed } = await openRaw(await buildSightedMember(house, scene.tenant, 'all'))
  flood(socket)
  expect(await closed).toBe(FLOOD_CLOSE_CODE)
})

test('a binary frame, which none of our clients sends, ends its socket', async () => {
  const { socket, closed } = await openRaw(await buildSightedMember(house, scene.tenant, 'all'))
  socket.send(Buffer.from([4]))
  expect(await closed).toBeGreaterThan(0)
})

test('who polls is counted by requests and by the packets in them', async () => {
  const person = await buildSightedMember(house, scene.tenant, 'all')
  const poll = `${url}${REALTIME_PATH}/?EIO=4&transport=polling`
  const { sid } = JSON.parse((await (await fetch(poll)).text()).slice(1)) as { sid: string }
  const post = async (body: string) => (await fetch(`${poll}&sid=${sid}`, { method: 'POST', body })).status
  let heard = ''
  const listen = async () => {
    for (;;) {
      const answer = await fetch(`${poll}&sid=${sid}`)
      if (answer.status !== 200) return
      heard += await answer.text()
    }
  }
  const listening = listen().catch(() => undefined)
  expect(await post(`40${JSON.stringify({ access_token: person.token })}`)).toBe(200)
  await expect.poll(() => heard).toContain('"ready"')
  await post(Array.from({ length: 100 }, (_, n) => typing(n)).join('\x1e')).catch(() => undefined)
  await listening
  expect(await post(typing(0)).catch(() => 400)).toBe(400)
  expect(heard.split('\x1e').filter((packet) => packet.startsWith('43')).length).toBeLessThanOrEqual(BURST)
})

test('a second request to be let in on one connection ends it', async () => {
  const { socket, closed } = await openRaw(await buildSightedMember(house, scene.tenant, 'all'))
  socket.send('41')
  socket.send(`40${JSON.stringify({ access_token: 'guess' })}`)
  expect(await closed).toBeGreaterThan(0)
})

test('a person has so many sockets, and so has an address; one that leaves makes room', async () => {
  const person = await buildSightedMember(house, scene.tenant, 'all')
  const own = await Promise.all(Array.from({ length: 6 }, () => connect(url, { access_token: person.token })))
  await expect(connect(url, { access_token: person.token })).rejects.toMatchObject({ status: 429 })
  own.pop()?.close()
  await expect
    .poll(() =>
      connect(url, { access_token: person.token }).then(
        (socket) => own.push(socket),
        () => 0,
      ),
    )
    .toBe(6)

  const strangers: WebSocket[] = []
  const isLetIn = () =>
    new Promise<boolean>((resolve) => {
      const socket = new WebSocket(address())
      socket.once('open', () => resolve(strangers.push(socket) > 0))
      socket.once('error', () => resolve(false))
    })
  const fill = async () => {
    while (strangers.length < 50 && (await isLetIn()));
    return strangers.length
  }
  // What was closed before is still leaving.
  await expect.poll(fill).toBe(6)
  strangers.pop()?.close()
  await expect.poll(fill).toBe(6)
  for (const socket of strangers) socket.terminate()
  for (const socket of own) socket.close()
})
