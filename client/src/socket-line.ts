import { FLOOD_CLOSE_CODE, REALTIME_PATH } from '@recado/contracts/realtime-path'
import { io, type Socket } from 'socket.io-client'
import { backoff, jittered, type Within } from './backoff.ts'

/** What the line itself reads of the server's messages. A visitor's have no cursor, and their events no number. */
export interface LineMessages {
  ready: { cursor?: string | undefined }
  events: { events: readonly { event_id?: number | undefined }[]; cursor?: string | undefined }
  resync_needed: { cursor?: string | undefined }
}

export interface LineOptions<Messages extends LineMessages> {
  /** Origin of the server. */
  url: string
  /** Who comes, asked before each try; with the place up to which was heard, after which the server replays. */
  auth(cursor: string | undefined): object | Promise<object>
  /** The server does not take who came, or not any more. False when nobody is signed in. */
  renew(): Promise<boolean>
  /** Between tries while a server that is there takes nobody. */
  refused: Within
  /** What a message says; undefined for one that is malformed, which is left alone. */
  read?<Name extends keyof Messages & string>(name: Name, message: unknown): Messages[Name] | undefined
  /** Trying to get through; `since` says since when there is no line, in milliseconds since 1970. */
  trying(since: number): void
  /** By the message's name. Events come in order, each once. */
  heard: { [Name in Exclude<keyof Messages, 'ready'>]?: (message: Messages[Name]) => void } & {
    /** Everything was told. `first`: nothing was replayed, so what was read before this moment may be out of date. */
    ready(message: Messages['ready'], first: boolean): void
  }
}

export interface SocketLine {
  /** @returns the server's answer; undefined when there is no line, or no answer in time */
  ask(name: string, message: object): Promise<unknown>
  /** Said if somebody hears it, and forgotten otherwise. */
  say(name: string, message: object): void
  /** Tries now instead of after the wait. `afresh`: also an open line, which may be dead without knowing. */
  wake(afresh: boolean): void
  isOpen(): boolean
  close(): void
}

/** Between tries without a line: from half a second, doubled up to ten, each shortened or lengthened by up to a half. */
const RETRY = { first: 500, longest: 10_000 }
/** A refusal that trying again will not change soon (a role without the inbox, a company that is closed, too many tabs). */
const REFUSED_RETRY_MS = 60_000
const ANSWER_MS = 15_000

/** One socket, kept open: it comes back by itself, with the place up to which it has heard. */
export function createSocketLine<Messages extends LineMessages>(options: LineOptions<Messages>): SocketLine {
  const { heard, refused } = options
  let cursor: string | undefined
  let lastEvent = 0
  let since = Date.now()
  let refusals = 0
  /** Connections in a row that did not get as far as `ready`. */
  let unready = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const socket: Socket = io(options.url, {
    path: REALTIME_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: RETRY.first,
    reconnectionDelayMax: RETRY.longest,
    autoConnect: false,
    forceNew: true,
    // Who cannot be said now is nobody, is refused, and comes again after the wait.
    auth: (give) => void (async () => options.auth(cursor))().then(give, () => give({})),
  })
  const hear: Record<string, ((message: never) => void) | undefined> = {
    ...heard,
    ready: (message: Messages['ready']) => {
      const first = cursor === undefined
      cursor = message.cursor
      refusals = 0
      unready = 0
      socket.io.reconnectionDelay(RETRY.first)
      heard.ready(message, first)
    },
    events: (message: Messages['events']) => {
      const fresh = message.events.filter(({ event_id }) => event_id === undefined || event_id > lastEvent)
      lastEvent = Math.max(lastEvent, ...fresh.map(({ event_id }) => event_id ?? 0))
      cursor = message.cursor ?? cursor
      if (fresh.length > 0) heard.events?.({ ...message, events: fresh })
    },
    resync_needed: (message: Messages['resync_needed']) => {
      cursor = message.cursor
      // After a move or a restore numbers may begin lower.
      lastEvent = 0
      heard.resync_needed?.(message)
    },
  }
  socket.onAny((name: string, message: unknown) => {
    const said = options.read === undefined ? message : options.read(name as keyof Messages & string, message)
    if (said !== undefined) hear[name]?.(said as never)
  })

  const reconnectIn = (delay: number) => {
    clearTimeout(retry)
    retry = setTimeout(() => closed || socket.connect(), delay)
  }
  const renewAndReturn = async () => {
    const isSignedIn = await options.renew()
    if (closed) return
    refusals += 1
    // The session ended for good unless somebody signs in again, who then closes this.
    reconnectIn(isSignedIn ? backoff(refusals, refused) : REFUSED_RETRY_MS)
  }
  // To the client a connection is a success, and its wait begins anew; one that the server drops before it is ready is none.
  socket.on('connect', () => {
    socket.io.reconnectionDelay(Math.min(RETRY.longest, RETRY.first * 2 ** Math.min(unready, 10)))
    unready += 1
  })
  socket.on('connect_error', (error: Error & { data?: { status?: number } }) => {
    options.trying(since)
    // Without a line the client tries again by itself; a refusal ends that.
    if (socket.active || closed) return
    const status = error.data?.status ?? 500
    if (status === 401) void renewAndReturn()
    else if (status < 500) reconnectIn(jittered(REFUSED_RETRY_MS))
    else {
      refusals += 1
      reconnectIn(backoff(refusals, refused))
    }
  })
  socket.on('disconnect', (reason, details) => {
    since = Date.now()
    if (closed) return
    options.trying(since)
    if (reason === 'io server disconnect') void renewAndReturn()
    if (!isFlood(details)) return
    // Ends what the client would do by itself, which is to come back at once.
    socket.disconnect()
    reconnectIn(jittered(REFUSED_RETRY_MS))
  })
  options.trying(since)
  socket.connect()

  return {
    ask: async (name, message) => {
      if (!socket.connected) return undefined
      return socket
        .timeout(ANSWER_MS)
        .emitWithAck(name, message)
        .catch(() => undefined)
    },
    say: (name, message) => {
      if (socket.connected) socket.volatile.emit(name, message)
    },
    wake: (afresh) => {
      if (closed || (socket.connected && !afresh)) return
      clearTimeout(retry)
      socket.disconnect().connect()
    },
    isOpen: () => socket.connected,
    close: () => {
      closed = true
      clearTimeout(retry)
      socket.disconnect()
    },
  }
}

/** The server closed the line because too much was sent on it. */
function isFlood(details: unknown): boolean {
  const context = (details as { context?: { code?: unknown } } | undefined)?.context
  return context?.code === FLOOD_CLOSE_CODE
}
