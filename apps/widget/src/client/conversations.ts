import type { VisitorThreadWire } from '@recado/contracts/widget'
import { mergeMessages } from './merge-messages.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import type { Conversation, Message, Thread, WidgetState } from './widget-state.ts'

/** What is known of the visitor's conversations, and how it comes to be known. */
export interface Conversations {
  /** The list, anew. */
  list(): Promise<void>
  /** The last page of one, or what was missed since. Asked twice at once it asks once more afterwards. */
  catchUp(id: string): Promise<void>
  older(id: string): Promise<void>
  /** A message that came, from wherever. `live`: nothing before it can be missing. */
  take(message: Message, live: boolean): void
  update(id: string, changes: Partial<Conversation>): void
  put(conversation: Conversation): void
  /** The next visitor waits for nothing that was asked for the last one. */
  forget(): void
}

const PAGE = 50
/** Messages before the last held are asked for again: an edit or a deletion among them may have been missed. */
const LOOK_BACK = 20

export function createConversations(session: Session, state: Store<WidgetState>): Conversations {
  const fetching = new Map<string, Promise<void>>()
  const again = new Set<string>()

  const threadOf = (id: string): Thread =>
    state.get().threads[id] ?? { messages: [], synced: 0, hasOlder: false, loaded: false }
  const setThread = (id: string, changes: Partial<Thread>) =>
    state.set(({ threads }) => ({ threads: { ...threads, [id]: { ...threadOf(id), ...changes } } }))
  const setConversations = (conversations: Conversation[]) =>
    state.set({ conversations: conversations.sort((a, b) => (a.last_message_at < b.last_message_at ? 1 : -1)) })
  const lists = new Set<(() => void)[]>()
  /** A list that is under way may have been read before: its answer is not the last word on what changes meanwhile. */
  const change = (work: () => void, afterList = work) => {
    for (const meanwhile of lists) meanwhile.push(afterList)
    work()
  }
  const update: Conversations['update'] = (id, changes) =>
    change(() =>
      setConversations(state.get().conversations.map((held) => (held.id === id ? { ...held, ...changes } : held))),
    )
  /** @returns nothing when somebody else has become the visitor meanwhile: it must not be shown to them */
  const askForVisitor = async <Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> => {
    await session.open()
    const whose = session.visitor
    const answer = await ask()
    return session.visitor === whose ? answer : undefined
  }
  const read = async (id: string, query: string) => {
    const path = `conversations/${id}/messages?limit=${PAGE}${query}` as const
    const page = await askForVisitor(() => session.ask<VisitorThreadWire>('GET', path))
    if (page !== undefined) state.set(({ faces }) => ({ faces: { ...faces, ...page.faces } }))
    return page
  }

  const fetchMissing = async (id: string): Promise<void> => {
    const { loaded, synced } = threadOf(id)
    if (!loaded) {
      const page = await read(id, '')
      if (page === undefined) return
      const messages = mergeMessages(threadOf(id).messages, page.items)
      return setThread(id, { messages, synced: page.last_seq, hasOlder: page.has_more, loaded: true })
    }
    // Ends: at the last page; one that brings nothing new is the last, whatever it says.
    for (let after = Math.max(0, synced - LOOK_BACK), more = true; more; ) {
      const page = await read(id, `&after=${after}`)
      if (page === undefined) return
      const last = page.items.at(-1)?.seq ?? after
      more = page.has_more && last > after
      after = last
      const messages = mergeMessages(threadOf(id).messages, page.items)
      setThread(id, { messages, synced: Math.max(threadOf(id).synced, more ? after : page.last_seq) })
    }
  }
  const catchUp = (id: string): Promise<void> => {
    const under = fetching.get(id)
    if (under !== undefined) {
      again.add(id)
      return under
    }
    const work = (async () => {
      // Ends: when nobody asked meanwhile.
      do {
        again.delete(id)
        await fetchMissing(id)
      } while (again.has(id))
      recount(id)
    })().finally(() => {
      if (fetching.get(id) === work) fetching.delete(id)
    })
    fetching.set(id, work)
    return work
  }
  /** The list's own count, once the messages themselves are here. */
  const recount = (id: string) => {
    const held = state.get().conversations.find((conversation) => conversation.id === id)
    if (held === undefined) return
    const { messages } = threadOf(id)
    const unread = messages.filter(
      ({ from, seq, deleted_at: deleted }) => from === 'company' && seq > held.read_seq && deleted === null,
    )
    update(id, { unread_count: unread.length })
  }
  return {
    catchUp,
    update,
    forget: () => {
      fetching.clear()
      again.clear()
    },
    list: async () => {
      const meanwhile: (() => void)[] = []
      lists.add(meanwhile)
      const page = await askForVisitor(() => session.ask<{ items: Conversation[] }>('GET', 'conversations')).finally(
        () => lists.delete(meanwhile),
      )
      if (page === undefined) return
      setConversations(page.items)
      for (const again of meanwhile) again()
      state.set({ listed: true })
    },
    older: async (id) => {
      const before = threadOf(id).messages[0]?.seq
      if (before === undefined) return
      const page = await read(id, `&before=${before}`)
      if (page === undefined) return
      setThread(id, { messages: mergeMessages(threadOf(id).messages, page.items), hasOlder: page.has_more })
    },
    put: (conversation) => {
      const others = () => state.get().conversations.filter(({ id }) => id !== conversation.id)
      const isListed = () => state.get().conversations.length > others().length
      const put = () => setConversations([conversation, ...others()])
      change(put, () => isListed() || put())
    },
    take: (message, live) => {
      const { conversation_id: id, seq, from } = message
      const thread = threadOf(id)
      const messages = mergeMessages(thread.messages, [message])
      if (messages === thread.messages) return
      setThread(id, { messages, ...(live && thread.loaded ? { synced: Math.max(thread.synced, seq) } : {}) })
      // Somebody new answers: their photo comes with the page that their message is on.
      if (thread.loaded && message.author_face && !(message.author_face in state.get().faces))
        catchUp(id).catch(() => undefined)
      const held = state.get().conversations.find((conversation) => conversation.id === id)
      if (held === undefined || seq <= held.last_seq) return
      update(id, {
        last_seq: seq,
        last_message_at: message.created_at,
        preview: { from, kind: message.kind, text: message.body.slice(0, 120) },
        ...(from === 'company' && seq > held.read_seq ? { unread_count: held.unread_count + 1 } : {}),
      })
    },
  }
}
