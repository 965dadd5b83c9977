import { onWake } from '@recado/client/on-wake'
import { retryDelay } from '@recado/client/retry-delay'
import { openTabChannel } from '@recado/client/tab-channel'
import type { Identity } from '../page/recado-calls.ts'
import { createApi } from './api.ts'
import { createConversations } from './conversations.ts'
import { type Line, openLine } from './line.ts'
import { createMarks } from './marks.ts'
import type { Outgoing, OutgoingFile } from './outgoing.ts'
import type { PageStorage } from './page-storage.ts'
import type { Sending } from './sending.ts'
import { createSession, type Session } from './session.ts'
import type { Store } from './store.ts'
import type { TabMessage } from './tab-message.ts'
import {
  type Conversation,
  type LocalFile,
  type Message,
  openConversation,
  type PageStart,
  type WidgetConfig,
  type WidgetState,
} from './widget-state.ts'

const RETRY = { first: 5_000, longest: 60_000 }
/** Set in the page's storage while something is on its way. */
const WAITING = 'waiting'

/** Everything between the screens and the server. Screens read the state and call these. */
export interface Client {
  /** Begins the visit: history, socket, what still waits to be sent. May be called again, and is when it is opened. */
  start(): void
  identify(identity: Identity): void
  /** Signs the visitor out. */
  reset(): Promise<void>
  send(message: Pick<Outgoing, 'text'> & Partial<Outgoing>): void
  retry(clientId: string): void
  discard(clientId: string): void
  openThread(id: string): Promise<void>
  /** Lets a flow of this page speak first. @throws Problem, or when nothing answered */
  startByPage(start: Pick<PageStart, 'flow_id' | 'start_id'> & { page_url: string }): Promise<void>
  older(id: string): Promise<void>
  typing(id: string, state: 'writing' | 'stopped'): void
  /** For what only the panel asks. */
  session: Session
  storage: PageStorage
  base: string
  update(id: string, changes: Partial<Conversation>): void
  /** The inbox's settings as they are now. */
  refreshConfig(): Promise<void>
}

export interface ClientParts {
  base: string
  inboxKey: string
  locale: string
  state: Store<WidgetState>
  storage: PageStorage
  onAnswer(message: Message): void
}

export function createClient({ base, inboxKey, locale, state, storage, onAnswer }: ClientParts): Client {
  const api = createApi(base, locale)
  const session = createSession({ api, state, storage, inboxKey, locale })
  const conversations = createConversations(session, state)
  let line: Line | undefined

  const tabs = openTabChannel<TabMessage>(`recado:${inboxKey}`, (heard) => {
    if (heard.name === 'outbox') flush()
    if (heard.name === 'arrived') conversations.take(heard.message, false)
    if (heard.name === 'read') marks.hear(heard)
    if (heard.name === 'visitor') void follow(heard.identity)
  })
  const marks = createMarks({ session, state, conversations, tabs })
  let sending: Promise<Sending> | undefined
  const getSending = () => {
    sending ??= import('./sending.ts').then(({ createSending }) =>
      createSending({
        ...{ inboxKey, session },
        tellTabs: () => tabs.send({ name: 'outbox' }),
        show: (items) => {
          // Files of before a reload are shown from where they are kept.
          const { local } = state.get()
          const unseen = items.flatMap(({ client_id: id, file }) =>
            file === undefined || local[id] !== undefined ? [] : [[id, localFile(file)] as const],
          )
          state.set({
            outbox: items,
            ...(unseen.length === 0 ? {} : { local: { ...local, ...Object.fromEntries(unseen) } }),
          })
          if (items.length > 0) storage.set(WAITING, 'yes')
          else storage.remove(WAITING)
        },
        openId: () => openConversation(state.get())?.id,
        onDelivered: ({ message, conversation }) => {
          if (conversation !== undefined) begun(conversation.id, () => conversations.put(conversation))
          else if (state.get().conversations.some(({ id }) => id === message.conversation_id))
            // Whoever writes in what was resolved has opened it again.
            conversations.update(message.conversation_id, { status: 'open' })
          else void moveOn(message.conversation_id).catch(() => undefined)
          conversations.take(message, false)
          tabs.send({ name: 'arrived', message })
        },
      }),
    )
    sending.catch(() => {
      sending = undefined
    })
    return sending
  }
  /** What waits is shown, and sent once the visit has begun. Before it is opened, only where an earlier page left some. */
  const flush = () => {
    if (sending === undefined && !state.get().open && storage.get(WAITING) === null) return
    getSending().then(
      (queue) => queue.reload().then(() => (started && state.get().access !== 'refused' ? queue.flush() : undefined)),
      () => undefined,
    )
  }
  /** The line coming back ends the wait between tries. */
  const wakeOutbox = () => void sending?.then(({ wake }) => wake())
  /** A conversation that may have begun just now is heard, and is the one on screen. */
  const begun = (id: string, put: () => void) => {
    const isNew = state.get().conversations.every((held) => held.id !== id)
    put()
    state.set(({ view }) => (view?.name === 'thread' && view.id === null ? { view: { name: 'thread', id } } : {}))
    if (!isNew) return
    line?.watch(id)
    void conversations.catchUp(id).catch(() => undefined)
  }
  /** It was resolved before the message arrived, and stays so: the server began another with it. */
  const moveOn = async (id: string) => {
    await conversations.list()
    state.set(({ view }) => (view?.name === 'thread' ? { view: { name: 'thread', id } } : {}))
    line?.watch(id)
    await conversations.catchUp(id)
  }
  const connect = () => {
    line ??= openLine({ base, session, state, conversations, onAnswer, onLive: wakeOutbox })
  }
  const openLast = async () => {
    await conversations.list()
    const [last] = state.get().conversations
    if (last !== undefined) await conversations.catchUp(last.id)
  }
  const leave = () => {
    line?.close()
    line = undefined
    conversations.forget()
    state.set({ conversations: [], threads: {}, listed: false, view: undefined, line: 'idle' })
  }
  /** The next visitor sees nothing that the last one wrote or chose. */
  const clear = () => {
    for (const { url } of Object.values(state.get().local)) URL.revokeObjectURL(url)
    state.set({ draft: '', local: {} })
  }
  /** Nobody is the visitor until somebody opens the panel or writes. */
  const beginAnew = async () => {
    started = state.get().open
    if (started) await start()
  }
  const signOut = async () => {
    const ended = session.end()
    leave()
    clear()
    state.set({ known: false })
    // The next visitor must not send what this one wrote, even where the program for it cannot be had.
    await getSending()
      .then(
        (queue) => queue.clear(),
        () => void indexedDB.deleteDatabase(`recado:${inboxKey}`),
      )
      .catch(() => undefined)
    storage.remove(WAITING)
    state.set({ outbox: [] })
    tabs.send({ name: 'visitor' })
    await beginAnew()
    await ended
  }
  /** Becomes whom another tab has become. */
  const follow = async (identity?: Identity) => {
    session.adopt(identity)
    leave()
    clear()
    state.set({ known: session.known })
    flush()
    if (session.known) started = true
    if (started) await (session.known ? start() : beginAnew())
  }
  let retrying: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const start = async (): Promise<void> => {
    clearTimeout(retrying)
    if (!navigator.onLine) state.set({ line: 'down' })
    try {
      await session.open()
      await openLast()
      connect()
      failures = 0
    } catch (error) {
      if (state.get().access !== 'refused') {
        retrying = setTimeout(() => void start(), retryDelay(error, ++failures, RETRY))
      }
    }
    flush()
  }
  const wake = (afresh: boolean) => {
    if (!started) return
    wakeOutbox()
    line?.wake(afresh)
    if (line === undefined) void start()
  }
  let started = false
  onWake(wake)
  addEventListener('offline', () => state.set({ line: 'down' }))

  return {
    start: () => {
      if (started) return flush()
      started = true
      void start()
    },
    identify: (identity) => {
      started = true
      // There may be history of theirs from another browser.
      state.set({ known: true })
      const begin = () => {
        leave()
        return start()
      }
      const identified = (returning: boolean) => {
        if (!returning) {
          clear()
          // The proof alone: what else a page gives need not be anything that can be copied.
          const { user_id: id, hash } = identity
          tabs.send({ name: 'visitor', identity: { user_id: id, hash } })
        }
        return begin()
      }
      // Not reached, it is tried again; refused, whoever it is has the place of a stranger.
      session.identify(identity).then(identified, begin)
    },
    reset: signOut,
    send: ({ text, ...more }) => {
      const at = new Date().toISOString()
      void getSending().then(({ nextId, add }) => {
        const item: Outgoing = { client_id: nextId(), created_at: at, conversation_id: null, text, ...more }
        const { client_id: id, file } = item
        if (file !== undefined) state.set(({ local }) => ({ local: { ...local, [id]: localFile(file) } }))
        return add([item])
      })
    },
    retry: (id) => void getSending().then(({ retry }) => retry(id)),
    discard: (id) => void getSending().then(({ discard }) => discard(id)),
    openThread: (id) => conversations.catchUp(id),
    startByPage: async (start) => {
      await session.open()
      const whose = session.visitor
      const { conversation } = await session.ask<{ conversation: Conversation | null }>('POST', 'page-starts', start)
      if (conversation !== null && session.visitor === whose) {
        begun(conversation.id, () => conversations.put(conversation))
      }
    },
    older: (id) => conversations.older(id),
    typing: (id, doing) => line?.typing(id, doing),
    refreshConfig: async () =>
      state.set({ config: await api.ask<WidgetConfig>('GET', `config?inbox_key=${encodeURIComponent(inboxKey)}`) }),
    ...{ session, storage, base, update: conversations.update },
  }
}

function localFile({ blob }: OutgoingFile): LocalFile {
  return { blob, url: URL.createObjectURL(blob) }
}
