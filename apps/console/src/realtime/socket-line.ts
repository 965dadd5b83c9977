import { backoff, jittered } from '@recado/client/backoff'
import {
  FLOOD_CLOSE_CODE,
  type HandshakeAuth,
  REALTIME_PATH,
  type ServerMessageName,
  ServerMessages,
  SocketAnswer,
  SocketProblem,
} from '@recado/contracts/realtime'
import { io, type Socket } from 'socket.io-client'
import type { z } from 'zod'

type Heard<Name extends ServerMessageName> = z.output<(typeof ServerMessages)[Name]>
type Happening = Heard<'events'>['events'][number]

export interface LineOptions {
  /** Origin of the server; the page's own without one. */
  url?: string
  token(): string | undefined
  /** Gets a token that is not the one used; false when nobody is signed in any more. */
  renew(usedToken: string | undefined): Promise<boolean>
  /** Calls `listener` when it is worth trying at once: the browser has a line again, the tab is looked at again. */
  onWake(listener: () => void): () => void
  heard: {
    /** Trying to get through; `since` says since when there is no line, in milliseconds since 1970. */
    trying(since: number): void
    /** Everything was told. `first`: nothing was replayed, so what was read before this moment may be out of date. */
    ready(message: Heard<'ready'>, first: boolean): void
    /** In order, each once. */
    events(events: readonly Happening[]): void
    resync(): void
    presence(message: Heard<'presence'>): void
    viewers(message: Heard<'viewers'>): void
    typing(message: Heard<'typing'>): void
  }
}

export interface SocketLine {
  /** @returns the server's answer; undefined when there is no line. */
  ask(name: 'watch' | 'unwatch', message: { conversation_id: string }): Promise<SocketAnswer | undefined>
  /** Said if somebody hears it, and forgotten otherwise. */
  mention(message: { conversation_id: string; state: 'writing' | 'stopped'; note: boolean }): void
  close(): void
}

/** Between tries: from half a second, doubled up to ten, each shortened or lengthened by up to a half. */
const RETRY = { first: 500, longest: 10_000 }
/** A refusal that trying again will not change soon (a role without the inbox, a company that is closed, too many tabs). */
const REFUSED_RETRY_MS = 60_000

/** One socket, kept open: it comes back by itself, with the place up to which it has heard. */
export function createSocketLine(options: LineOptions): SocketLine {
  const { heard } = options
  let cursor: string | undefined
  let lastEvent = 0
  let since = Date.now()
  let refusals = 0
  /** Connections in a row that did not get as far as `ready`. */
  let unready = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let usedToken: string | undefined
  let closed = false

  const socket: Socket = io(options.url ?? window.location.origin, {
    path: REALTIME_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: RETRY.first,
    reconnectionDelayMax: RETRY.longest,
    randomizationFactor: 0.5,
    autoConnect: false,
    forceNew: true,
    auth: (give) => {
      usedToken = options.token()
      const auth = { access_token: usedToken ?? '', ...(cursor === undefined ? {} : { cursor }) }
      give(auth satisfies z.input<typeof HandshakeAuth>)
    },
  })

  const on = <Name extends ServerMessageName>(name: Name, hear: (message: Heard<Name>) => void) => {
    socket.on(name as string, (message: unknown) => {
      const parsed = ServerMessages[name].safeParse(message)
      if (parsed.success) hear(parsed.data as Heard<Name>)
    })
  }
  on('ready', (message) => {
    const first = cursor === undefined
    cursor = message.cursor
    refusals = 0
    unready = 0
    socket.io.reconnectionDelay(RETRY.first)
    heard.ready(message, first)
  })
  on('events', (message) => {
    const fresh = message.events.filter(({ event_id }) => event_id === undefined || event_id > lastEvent)
    lastEvent = Math.max(lastEvent, ...fresh.map(({ event_id }) => event_id ?? 0))
    cursor = message.cursor ?? cursor
    if (fresh.length > 0) heard.events(fresh)
  })
  on('resync_needed', (message) => {
    cursor = message.cursor
    // After a move or a restore numbers may begin lower.
    lastEvent = 0
    heard.resync()
  })
  on('presence', heard.presence)
  on('viewers', heard.viewers)
  on('typing', heard.typing)

  const reconnectIn = (delay: number) => {
    clearTimeout(retry)
    retry = setTimeout(() => closed || socket.connect(), delay)
  }
  const renewAndReturn = async () => {
    const isSignedIn = await options.renew(usedToken)
    if (closed) return
    refusals += 1
    // The session ended for good unless somebody signs in again: the page then goes to the door, and closes this.
    reconnectIn(isSignedIn ? backoff(refusals, RETRY) : REFUSED_RETRY_MS)
  }
  // To the client a connection is a success, and its wait begins anew; one that the server drops before it is ready is none.
  socket.on('connect', () => {
    socket.io.reconnectionDelay(Math.min(RETRY.longest, RETRY.first * 2 ** Math.min(unready, 10)))
    unready += 1
  })
  socket.on('connect_error', (error) => {
    heard.trying(since)
    // Without a line the client tries again by itself; a refusal ends that.
    if (socket.active) return
    const problem = SocketProblem.safeParse((error as Error & { data?: unknown }).data).data
    if (problem?.status === 401) void renewAndReturn()
    else if (problem !== undefined && problem.status < 500) reconnectIn(jittered(REFUSED_RETRY_MS))
    else {
      refusals += 1
      reconnectIn(backoff(refusals, RETRY))
    }
  })
  socket.on('disconnect', (reason, details) => {
    since = Date.now()
    if (closed) return
    heard.trying(since)
    if (reason === 'io server disconnect') void renewAndReturn()
    if (!isFlood(details)) return
    // Ends what the client would do by itself, which is to come back at once.
    socket.disconnect()
    reconnectIn(jittered(REFUSED_RETRY_MS))
  })
  const stopWaking = options.onWake(() => {
    if (closed || socket.connected) return
    clearTimeout(retry)
    socket.disconnect().connect()
  })
  heard.trying(since)
  socket.connect()

  return {
    ask: async (name, message) => {
      if (!socket.connected) return undefined
      const answer: unknown = await socket
        .timeout(10_000)
        .emitWithAck(name, message)
        .catch(() => undefined)
      return SocketAnswer.safeParse(answer).data
    },
    mention: (message) => {
      if (socket.connected) socket.volatile.emit('typing', message)
    },
    close: () => {
      closed = true
      clearTimeout(retry)
      stopWaking()
      socket.disconnect()
    },
  }
}

/** The server closed the line because too much was sent on it. */
function isFlood(details: unknown): boolean {
  const context = (details as { context?: { code?: unknown } } | undefined)?.context
  return context?.code === FLOOD_CLOSE_CODE
}
