import { retryDelay } from '@recado/client/retry-delay'
import { createSocketLine } from '@recado/client/socket-line'
import type { ServerMessage } from '@recado/contracts/realtime'
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

/** Between fetches of what was missed, doubled each time; also from the page: a thousand visitors wait for one server. */
const RETRY = { first: 2_000, longest: 60_000 }
/** A line that is back sooner is not worth a word. */
const SHORT_MS = 1_000

interface Happening {
  name: string
  event_id?: number
  data: {
    message?: Message
    conversation_id?: string
    status?: 'open' | 'resolved'
    rating?: Conversation['rating']
    seen_seq?: number
  }
}
/** As the server sends them to a visitor. */
type Messages = {
  ready: { cursor?: string }
  events: { events: Happening[] }
  resync_needed: { cursor?: string }
  typing: ServerMessage<'typing'>
}

export function openLine({ base, session, state, conversations, onAnswer, onLive }: LineParts): Line {
  // Live is true from the fetch that `ready` asks for until the line goes down: what comes in between may lie beyond a gap.
  let whole = false
  let closed = false
  let telling: ReturnType<typeof setTimeout> | undefined
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
    for (let tries = 0; behind && !closed && line.isOpen(); ) {
      behind = false
      try {
        await catchUpAll()
        whole = line.isOpen() && !behind
        tries = 0
      } catch (error) {
        behind = true
        tries += 1
        await new Promise<void>((resolve) => {
          tryNow = resolve
          setTimeout(resolve, retryDelay(error, tries, RETRY))
        })
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

  let begins = true
  const down = () => {
    whole = false
    clearTimeout(telling)
    // A line that is only slow to begin is not down.
    if (begins) {
      begins = false
      return
    }
    telling = setTimeout(() => !closed && !line.isOpen() && state.set({ line: 'down' }), SHORT_MS)
  }
  const line = createSocketLine<Messages>({
    ...{ url: base, refused: RETRY },
    auth: async () => ({ visitor_token: await session.open() }),
    renew: () =>
      session.renew().then(
        () => true,
        () => true,
      ),
    trying: down,
    heard: {
      ready: () => {
        state.set({ line: 'live' })
        void untilWhole()
        onLive()
      },
      events: ({ events }) => events.forEach(hear),
      resync_needed: () => {
        whole = false
        void untilWhole()
      },
      typing: ({ conversation_id: id, author, state: doing, until }) => {
        if (author.kind !== 'member') return
        if (doing === 'stopped') return stopTyping(id)
        // By our clock: the server's may be another.
        const lasts = Math.min(Math.max(Date.parse(until) - Date.now(), 2_000), 8_000)
        const entry = { name: author.name, until: Date.now() + lasts }
        state.set(({ typing }) => ({ typing: { ...typing, [id]: entry } }))
        setTimeout(() => state.get().typing[id] === entry && stopTyping(id), lasts)
      },
    },
  })
  return {
    watch: (id) => {
      // What was said and read before the server let this line in is fetched once it has; without its answer the line begins anew.
      void line.ask('watch', { conversation_id: id }).then((answer) => {
        if (answer === undefined) line.wake(true)
        else if ((answer as { ok: boolean }).ok) void untilWhole()
      })
    },
    typing: (id, doing) => line.say('typing', { conversation_id: id, state: doing }),
    wake: (afresh) => {
      if (line.isOpen() && !afresh) void untilWhole()
      else line.wake(afresh)
    },
    close: () => {
      closed = true
      line.close()
    },
  }
}

function holds({ threads }: WidgetState, { conversation_id: id, seq }: Message): boolean {
  return threads[id]?.messages.some((message) => message.seq === seq) ?? false
}
