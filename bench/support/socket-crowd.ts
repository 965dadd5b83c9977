import { setPriority } from 'node:os'
import { Pool } from 'undici'
import { type LightSocket, openLightSocket } from './light-socket.ts'

// A process that is a crowd: many sockets which read everything and do no more with it than look for the time at which it
// was sent (`@<milliseconds>@` in a message's text). Parsing each packet would measure the crowd and not the server.
// It also posts, so that a flood does not disturb whoever measures in another process.

export interface CrowdOrder {
  url: string
  tenant: string
  /** One per person; sockets and posts take turns with them. */
  tokens: string[]
  sockets: number
  conversationIds: string[]
  /** Most posts under way at once, each on a connection of its own. Default 64. */
  connections?: number
  /** Gives way to the server and to whoever measures: a real flood comes from other machines. */
  background?: boolean
}

export type CrowdCommand =
  | {
      kind: 'post'
      seconds: number
      /** Infinity: the next as soon as one is answered. */
      perSecond: number
      listen: boolean
    }
  | { kind: 'end' }

export interface CrowdReport {
  posted: number
  refused: number
  seconds: number
  /** Packets that arrived, over all sockets, and milliseconds from before the post to the arrival, when listened for. */
  packets: number
  delays: Float64Array
}

const order = await new Promise<CrowdOrder>((resolve) =>
  process.once('message', (first) => resolve(first as CrowdOrder)),
)
const connections = order.connections ?? 64
if (order.background) setPriority(10)

// Everything before the first post is looked at: `ready` may be large where many are present.
let listening = true
let packets = 0
let delays: number[] = []
const sockets: LightSocket[] = []
// Half of what `fetch` costs this process, which shares two processors with the server it measures.
const http = new Pool(order.url, { connections })

/** Bytes of a packet that may be something else than events. */
const SMALL = 400

const now = () => performance.timeOrigin + performance.now()

await open()
process.send?.('open')
process.on('message', (command: CrowdCommand) => {
  if (command.kind === 'end') {
    for (const socket of sockets) socket.close()
    process.exit(0)
  }
  void post(command).then((report) => process.send?.(report))
})

async function open(): Promise<void> {
  const address = `${order.url.replace('http', 'ws')}/realtime/?EIO=4&transport=websocket`
  for (let begun = 0; begun < order.sockets; begun += 50) {
    const count = Math.min(50, order.sockets - begun)
    await Promise.all(Array.from({ length: count }, (_, n) => openOne(address, begun + n)))
  }
}

/** Engine.IO 4 by hand: `0` open, `2` ping, `3` pong, `40` connect, `42` event. Resolves at `ready`. */
function openOne(address: string, n: number): Promise<void> {
  const auth = { access_token: order.tokens[n % order.tokens.length], tenant: order.tenant }
  return new Promise((resolve, reject) => {
    const socket = openLightSocket({
      url: address,
      // A flood that nobody measures is read and not looked at; what is small may be a ping.
      wants: (bytes) => listening || bytes < SMALL,
      onSkipped: () => {
        packets += 1
      },
      onFailed: reject,
      onText: (data) => {
        if (data === '2') return socket.send('3')
        if (data.startsWith('0')) return socket.send(`40${JSON.stringify(auth)}`)
        if (data.startsWith('44')) return reject(new Error(data))
        if (data.startsWith('42["ready"')) return resolve()
        if (!data.startsWith('42["events"')) return
        packets += 1
        if (!listening) return
        const arrived = now()
        for (let at = data.indexOf('@'); at >= 0; at = data.indexOf('@', data.indexOf('@', at + 1) + 1)) {
          delays.push(arrived - Number(data.slice(at + 1, data.indexOf('@', at + 1))))
        }
      },
    })
    sockets.push(socket)
  })
}

async function post({ seconds, perSecond, listen }: Extract<CrowdCommand, { kind: 'post' }>): Promise<CrowdReport> {
  listening = listen
  packets = 0
  delays = []
  let posted = 0
  let refused = 0
  const began = performance.now()
  const under = new Set<Promise<void>>()
  for (let n = 0; ; n++) {
    const due = began + (n * 1_000) / perSecond
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    // As many at once as there are connections; beyond that the flood slows down, and says so.
    while (under.size >= connections) await Promise.race(under)
    if (performance.now() - began >= seconds * 1_000) break
    const sending = postOne(n).then((status) => {
      if (status === 201) posted += 1
      else refused += 1
    })
    under.add(sending)
    void sending.finally(() => under.delete(sending))
  }
  await Promise.all(under)
  const lasted = (performance.now() - began) / 1_000
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  return { posted, refused, seconds: lasted, packets, delays: Float64Array.from(delays) }
}

async function postOne(n: number): Promise<number> {
  const id = order.conversationIds[n % order.conversationIds.length]
  const answer = await http.request({
    path: `/api/v1/conversations/${id}/messages`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${order.tokens[n % order.tokens.length]}`,
      'x-tenant': order.tenant,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ client_id: crypto.randomUUID(), body: `@${now()}@ uma mensagem comum, de uma linha` }),
  })
  await answer.body.dump()
  return answer.statusCode
}
