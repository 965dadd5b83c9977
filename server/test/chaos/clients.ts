import { REALTIME_PATH } from '@recado/contracts/realtime'
import { io, type Socket } from 'socket.io-client'

/** What a client shows of one message. */
export interface Shown {
  seq: number
  client_id: string
  body: string
}

/** A screen: per conversation its messages by number, as they came over the socket or were fetched. */
export interface ChaosClient {
  name: string
  shown: Map<string, Map<number, Shown>>
  counts: { connects: number; resyncs: number; retries: number; acknowledged: number; refetched: number }
  /** Sends until it is acknowledged, with the same client_id each time. @returns the acknowledged number. */
  send(conversationId: string, clientId: string, body: string): Promise<number>
  cutSocket(): void
  close(): void
}

interface Address {
  url: string
  tenant: string
  token: string
}

type Kind = 'agent' | 'visitor'
const PATHS: Record<Kind, string> = { agent: '/api/v1/conversations', visitor: '/api/v1/widget/conversations' }

/** A client as the protocol asks one to be: cursor (agents) or numbers (visitors), a gap is fetched, retries are the same. */
export function openClient(
  kind: Kind,
  name: string,
  address: Address & { conversationIds: readonly string[] },
): ChaosClient {
  const shown: ChaosClient['shown'] = new Map()
  const counts = { connects: 0, resyncs: 0, retries: 0, acknowledged: 0, refetched: 0 }
  let cursor: string | undefined
  let closed = false
  let loaded = false
  const put = (message: Shown & { conversation_id: string }) => {
    const list = shown.get(message.conversation_id) ?? new Map<number, Shown>()
    shown.set(message.conversation_id, list)
    list.set(message.seq, { seq: message.seq, client_id: message.client_id, body: message.body })
  }
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${address.url}${path}`, {
      ...init,
      signal: AbortSignal.timeout(5_000),
      headers: {
        authorization: `Bearer ${address.token}`,
        'x-tenant': address.tenant,
        ...(init.body ? { 'content-type': 'application/json' } : {}),
      },
    })
  /** Everything of a conversation beyond a number. Repeats until it succeeds: it must not be forgotten. */
  const fetchAfter = async (conversationId: string, from: number): Promise<void> => {
    for (let after = from; !closed; ) {
      try {
        const answer = await ask(`${PATHS[kind]}/${conversationId}/messages?after=${after}&limit=100`)
        if (answer.status !== 200) throw new Error(String(answer.status))
        const page = (await answer.json()) as { items: (Shown & { conversation_id: string })[]; has_more: boolean }
        for (const item of page.items) put(item)
        counts.refetched += page.items.length
        after = page.items.at(-1)?.seq ?? after
        if (!page.has_more) return
      } catch {
        await pause(100)
      }
    }
  }
  const socket: Socket = io(address.url, {
    path: REALTIME_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 300,
    timeout: 3_000,
    auth: (give) =>
      give(
        kind === 'agent'
          ? { access_token: address.token, tenant: address.tenant, ...(cursor === undefined ? {} : { cursor }) }
          : { visitor_token: address.token, tenant: address.tenant },
      ),
  })
  const loadAll = () => {
    for (const id of address.conversationIds) void fetchAfter(id, 0)
  }
  // Numbers held when the line came back: what comes live after that may lie beyond a gap. They stay until a `ready` has
  // closed the gap: a line may go down again before.
  let held: Map<string, number> | undefined
  socket.on('connect', () => {
    counts.connects += 1
    held ??= new Map([...shown].map(([id, list]) => [id, Math.max(...list.keys())]))
  })
  socket.on('connect_error', () => {
    // The server said no, as while the database restarts; the client goes on by itself only when the line failed.
    if (!socket.active && !closed) setTimeout(() => socket.connect(), 100)
  })
  socket.on('events', (packet: { events: { name: string; data: { message?: never } }[]; cursor?: string }) => {
    for (const { name: event, data } of packet.events) {
      if (event === 'message.created' && data.message !== undefined) put(data.message)
    }
    if (packet.cursor !== undefined) cursor = packet.cursor
  })
  socket.on('ready', (ready: { cursor?: string; conversations?: { id: string }[] }) => {
    // The first time there is nothing on screen yet.
    if (kind === 'agent' && !loaded) loadAll()
    loaded = true
    if (ready.cursor !== undefined) cursor = ready.cursor
    for (const { id } of ready.conversations ?? []) void fetchAfter(id, held?.get(id) ?? 0)
    held = undefined
  })
  socket.on('resync_needed', (resync: { cursor?: string }) => {
    counts.resyncs += 1
    if (resync.cursor !== undefined) cursor = resync.cursor
    loadAll()
  })
  return {
    name,
    shown,
    counts,
    send: async (conversationId, clientId, body) => {
      const content = kind === 'agent' ? { client_id: clientId, body } : { client_id: clientId, text: body }
      while (!closed) {
        try {
          const answer = await ask(`${PATHS[kind]}/${conversationId}/messages`, {
            method: 'POST',
            body: JSON.stringify(content),
          })
          if (answer.status === 201) {
            counts.acknowledged += 1
            return ((await answer.json()) as Shown).seq
          }
          if (answer.status < 500 && answer.status !== 429) throw new Refusal(`${answer.status} ${await answer.text()}`)
        } catch (error) {
          if (error instanceof Refusal) throw error
        }
        counts.retries += 1
        await pause(100)
      }
      throw new Error('closed before it was acknowledged')
    },
    cutSocket: () => socket.io.engine?.close(),
    close: () => {
      closed = true
      socket.disconnect()
    },
  }
}

class Refusal extends Error {}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
