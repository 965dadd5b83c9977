import { onWake } from '@recado/client/on-wake'
import { openOutboxStore } from '@recado/client/outbox-store'
import type { SocketLine } from '@recado/client/socket-line'
import type { ConversationView } from '@recado/contracts/conversations'
import { ConversationId, type MemberId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import { notifyManager, type QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../api/api-problem.ts'
import type { Http } from '../api/http.ts'
import { readEvent } from '../realtime/heard-events.ts'
import { withConnection, withEverybodyPresent, withPresence, withViewers } from '../realtime/live-changes.ts'
import { createLiveStore } from '../realtime/live-state.ts'
import type { Session } from '../session/session.ts'
import { applyEvent, type EventSink } from './apply-event.ts'
import { createWorkspaceReader } from './create-workspace-reader.ts'
import { findOfContact } from './find-in-lists.ts'
import type { InboxCentre } from './inbox-context.ts'
import { inboxKeys } from './inbox-keys.ts'
import { lineOf } from './line-of.ts'
import { createMessageOutbox } from './outbox/create-message-outbox.ts'
import { outboxApi } from './outbox/outbox.api.ts'
import { forgetConversation, putConversation } from './put-conversation.ts'
import { readEverythingAnew } from './read-anew.ts'
import { readConversation } from './read-conversation.ts'
import { createRefreshQueue } from './refresh-queue.ts'
import { storeDelivery, storeMessages } from './thread-query.ts'
import { throttle } from './throttle.ts'

export interface InboxOptions {
  http: Http
  queries: QueryClient
  session: Session
  memberId: MemberId | null
  /** Of the company and the person in it: what waits in this browser is theirs alone. */
  owner: string
  /** A customer wrote, or a colleague named the person. */
  arrived(message: MessageView, conversation: ConversationView | undefined): void
}

export interface OpenInbox extends InboxCentre {
  close(): void
}

/** Numbers beside folders are read again this often at most. */
const RECOUNT_MS = 1_500
/** A line that has been gone for so long is said to be. */
const OFFLINE_AFTER_MS = 4_000

/** Socket, caches and outbox of one person in one tab, until `close`. */
export function openInbox({ http, queries, session, memberId, owner, arrived }: InboxOptions): OpenInbox {
  const live = createLiveStore()
  let socket: SocketLine | undefined
  let closed = false
  const line = lineOf(live, () => socket, memberId)

  const refresh = createRefreshQueue<ConversationId>({
    read: async (id) => {
      try {
        putConversation(queries, memberId, await readConversation({ http, queries }, id))
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) forgetConversation(queries, id)
        else throw error
      }
    },
    readAll: () => readEverythingAnew(queries),
  })
  const recount = throttle(RECOUNT_MS, () => queries.invalidateQueries({ queryKey: inboxKeys.counters }))
  const recountMentions = throttle(RECOUNT_MS, () => queries.invalidateQueries({ queryKey: inboxKeys.mentions }))
  const workspace = createWorkspaceReader({ http, queries, memberId })
  const storeMessage = (message: MessageView) => {
    // A gap that cannot be closed now is closed by the next message or by a resync.
    void storeMessages(http, queries, message.conversation_id, [message]).catch(() => undefined)
  }
  const sink: EventSink = {
    ...{ queries, memberId, storeMessage, refresh: refresh.ask },
    storeDelivery: ({ conversationId: id, seq, delivery }) => storeDelivery(queries, { id, seq, delivery }),
    recount: (what) => {
      recount()
      if (what === 'mentions') recountMentions()
    },
    contactChanged: (id) => {
      // Their name stands in lists and headers.
      for (const conversationId of findOfContact(queries, id)) refresh.ask(conversationId)
      void queries.invalidateQueries({ queryKey: ['contact', id] })
      void queries.invalidateQueries({ queryKey: ['contacts'] })
    },
    contactErased: (id) => {
      for (const conversationId of findOfContact(queries, id)) {
        void queries.resetQueries({ queryKey: inboxKeys.thread(conversationId) })
      }
      // Notes and replies in other conversations may have named them.
      readEverythingAnew(queries)
    },
    workspaceChanged: workspace.heard,
    arrived: (message, conversation, place) => {
      const named = memberId !== null && message.mentions.includes(memberId)
      const mine = place.assignee_id === null || place.assignee_id === memberId
      if (named || (message.direction === 'in' && mine)) arrived(message, conversation)
    },
  }

  const outbox = createMessageOutbox({
    api: outboxApi(http),
    store: openOutboxStore({ database: 'recado-outbox', store: 'entries', owner }),
    name: `recado-outbox ${owner}`,
    sent: storeMessage,
  })
  const stopWaking = onWake((afresh) => {
    outbox.wake()
    socket?.wake(afresh)
  })

  // Nothing else of the console needs a socket: it is fetched beside the first screen, not before it.
  void import('../realtime/socket-line.ts').then(({ openAgentLine }) => {
    if (closed) return
    let gone: ReturnType<typeof setTimeout> | undefined
    socket = openAgentLine({
      token: session.token,
      renew: session.renew,
      trying: (since) => {
        clearTimeout(gone)
        const isGone = () => !navigator.onLine || Date.now() - since >= OFFLINE_AFTER_MS
        const show = () => live.update((state) => withConnection(state, isGone() ? 'offline' : 'connecting'))
        show()
        gone = setTimeout(show, OFFLINE_AFTER_MS)
      },
      heard: {
        ready: ({ present }, first) => {
          clearTimeout(gone)
          live.update((state) => withConnection(withEverybodyPresent(state, present ?? []), 'live'))
          line.began()
          outbox.wake()
          if (first) return readEverythingAnew(queries)
          recount()
          // The line may have been cut because of other rights, and of a brand nothing is replayed.
          workspace.cameBack()
        },
        events: ({ events }) =>
          notifyManager.batch(() => {
            for (const event of events) {
              const heard = readEvent(event)
              if (heard !== undefined) applyEvent(sink, heard)
            }
          }),
        resync_needed: () => {
          readEverythingAnew(queries)
          workspace.readAll()
        },
        presence: ({ member_id, status }) => live.update((state) => withPresence(state, member_id, status)),
        viewers: ({ conversation_id, viewers }) => {
          const id = ConversationId.safeParse(conversation_id).data
          if (id !== undefined) live.update((state) => withViewers(state, id, viewers))
        },
        typing: line.heardTyping,
      },
    })
  })
  return {
    ...{ live, line, outbox },
    close: () => {
      closed = true
      workspace.close()
      stopWaking()
      outbox.close()
      line.close()
      socket?.close()
    },
  }
}
