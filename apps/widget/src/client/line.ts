import { io, type Socket } from 'socket.io-client'
import { backOff } from './back-off.ts'
import type { Conversations } from './conversations.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import type { Conversation, Message, WidgetState } from './widget-state.ts'

/** The socket: what happens while the page is open, and the word that something may have been missed. */
export interface Line {
  /** Hears a conversation that has just begun. */
  watch(conversationId: string): void
  typing(conversationId: string, state: 'writing' | 'stopped'): void
  /** Tries now instead of after the wait. `afresh`: the line may be dead without knowing. */
  wake(afresh: boolean): void
  close(): void
}

export interface LineParts {
  base: string
  session: Session
  state: Store<WidgetState>
  conversations: Conversations
  /** Something was said to the visitor, now. */
  onAnswer(message: Message): void
  onLive(): void
}

/** REALTIME_PATH of the contract, whose module would bring its validator along. */
const PATH = '/realtime'
/** Between tries, doubled each time; also from the page: a thousand visitors wait for one server to come back. */
const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000
/** Of the client's own tries without a line. */
const FIRST_RECONNECT_MS = 500
const LONGEST_RECONNECT_MS = 8_000
/** FLOOD_CLOSE_CODE of the contract: too much was sent, and who comes back sooner than this is refused. */
const FLOODED = 4429
const FLOODED_RETRY_MS = 45_000
/** How long the server has to answer that a conversation is heard. */
const WATCH_MS = 15_000
/** A line that is back sooner is not worth a word. */
const SHORT_MS = 1_000

interface Happening {
  name: string
  data: {
    message?: Message
    conversation_id?: string
    status?: 'open' | 'resolved'
    rating?: Conversation['rating']
    seen_seq?: number
  }
}
interface Typing {
  conversation_id: string
  author: { kind: string; name: string }
  state: 'writing' | 'stopped'
  until: string
}

export function openLine({ base, session, state, conversations, onAnswer, onLive }: LineParts): Line {
  // Live is true from the fetch that `ready` asks for until the line goes down: what comes in between may lie beyond a gap.
  let whole = false
  let closed = false
  let telling: ReturnType<typeof setTimeout> | undefined
  const socket: Socket = io(base, {
    path: PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    reconnectionDelay: FIRST_RECONNECT_MS,
    reconnectionDelayMax: LONGEST_RECONNECT_MS,
    auth: (give) =>
      void session.open().then(
        (token) => give({ visitor_token: token }),
        () => give({}),
      ),
  })
  const catchUpAll = async () => {
    // Also for what no number tells: that somebody has read.
    await conversations.list()
    const { threads, conversations: listed } = state.get()
    // The last one is on screen, also where this is the first that is heard of it.
    const ids = new Set([...Object.keys(threads), ...listed.slice(0, 1).map(({ id }) => id)])
    await Promise.all([...ids].map((id) => conversations.catchUp(id)))
  }
  let catching: Promise<void> | undefined
  let behind = false
  let tryNow: () => void = () => undefined
  const untilCaughtUp = async () => {
    // Ends: when nothing was missed meanwhile, or with the line, which begins it again when it is back.
    for (let tries = 0; behind && !closed && socket.connected; ) {
      behind = false
      try {
        await catchUpAll()
        whole = socket.connected && !behind
        tries = 0
      } catch {
        behind = true
        await new Promise<void>((resolve) => {
          tryNow = resolve
          setTimeout(resolve, backOff(tries, FIRST_RETRY_MS, LONGEST_RETRY_MS))
        })
        tries += 1
      }
    }
  }
  /** Repeats until it succeeds: a gap must not be forgotten. One at a time, however many ask. */
  const untilWhole = async () => {
    behind = true
    tryNow()
    catching ??= untilCaughtUp().finally(() => {
      catching = undefined
    })
    return catching
  }
  const hear = ({ name, data }: Happening) => {
    const { message, conversation_id: id } = data
    if (message !== undefined) {
      const isNew = name === 'message.created' && !holds(state.get(), message)
      conversations.take(message, whole)
      if (isNew && message.from === 'company') onAnswer(message)
      if (state.get().conversations.every((held) => held.id !== message.conversation_id)) void untilWhole()
      if (message.from === 'company') stopTyping(message.conversation_id)
      return
    }
    if (id === undefined) return
    if (data.status !== undefined) conversations.update(id, { status: data.status })
    if (data.rating !== undefined) conversations.update(id, { rating: data.rating })
    const held = state.get().conversations.find((conversation) => conversation.id === id)
    if (held !== undefined && (data.seen_seq ?? 0) > held.seen_seq)
      conversations.update(id, { seen_seq: data.seen_seq ?? 0 })
  }
  const stopTyping = (id: string) => {
    const { [id]: _gone, ...typing } = state.get().typing
    state.set({ typing })
  }

  /** Connections in a row that did not get as far as `ready`: to the client each was a success, and its wait begins anew. */
  let unready = 0
  /** Refusals in a row. */
  let refusals = 0
  socket.on('connect', () => {
    socket.io.reconnectionDelay(Math.min(LONGEST_RECONNECT_MS, FIRST_RECONNECT_MS * 2 ** Math.min(unready, 10)))
    unready += 1
  })
  socket.on('ready', () => {
    unready = 0
    refusals = 0
    socket.io.reconnectionDelay(FIRST_RECONNECT_MS)
    state.set({ line: 'live' })
    void untilWhole()
    onLive()
  })
  socket.on('events', ({ events }: { events: Happening[] }) => events.forEach(hear))
  socket.on('resync_needed', () => {
    whole = false
    void untilWhole()
  })
  socket.on('typing', ({ conversation_id: id, author, state: doing, until }: Typing) => {
    if (author.kind !== 'member') return
    if (doing === 'stopped') return stopTyping(id)
    // By our clock: the server's may be another.
    const lasts = Math.min(Math.max(Date.parse(until) - Date.now(), 2_000), 8_000)
    const entry = { name: author.name, until: Date.now() + lasts }
    state.set(({ typing }) => ({ typing: { ...typing, [id]: entry } }))
    setTimeout(() => state.get().typing[id] === entry && stopTyping(id), lasts)
  })
  const down = () => {
    whole = false
    clearTimeout(telling)
    telling = setTimeout(() => !closed && !socket.connected && state.set({ line: 'down' }), SHORT_MS)
  }
  const again = (wait = backOff(refusals++, FIRST_RETRY_MS, LONGEST_RETRY_MS)) =>
    setTimeout(() => !closed && socket.connect(), wait)
  const renew = () =>
    void session.renew().then(
      () => again(),
      () => again(),
    )
  socket.on('disconnect', (reason, details) => {
    down()
    if (reason === 'io client disconnect') return
    if ((details as { context?: { code?: number } } | undefined)?.context?.code === FLOODED) {
      socket.disconnect()
      again(FLOODED_RETRY_MS)
      return
    }
    // Sent away for good: the token is asked for anew.
    if (!socket.active && !closed) renew()
  })
  socket.on('connect_error', (error: Error & { data?: { status?: number } }) => {
    down()
    if (socket.active || closed) return
    if (error.data?.status === 401) renew()
    else if (error.data?.status === 429) again(FLOODED_RETRY_MS)
    else again()
  })
  return {
    watch: (id) => {
      // What was said and read before the server let this line in is fetched once it has; without its answer the line begins anew.
      socket
        .timeout(WATCH_MS)
        .emit('watch', { conversation_id: id }, (error: Error | null, answer?: { ok: boolean }) => {
          if (closed) return
          if (error !== null) socket.disconnect().connect()
          else if (answer?.ok === true) void untilWhole()
        })
    },
    typing: (id, doing) => {
      if (socket.connected) socket.volatile.emit('typing', { conversation_id: id, state: doing })
    },
    wake: (afresh) => {
      if (closed) return
      if (socket.connected && !afresh) void untilWhole()
      else socket.disconnect().connect()
    },
    close: () => {
      closed = true
      socket.disconnect()
    },
  }
}

function holds({ threads }: WidgetState, { conversation_id: id, seq }: Message): boolean {
  return threads[id]?.messages.some((message) => message.seq === seq) ?? false
}
