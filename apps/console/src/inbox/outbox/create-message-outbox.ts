import { withMutex } from '@recado/client/mutex'
import { createOutbox, type Outbox } from '@recado/client/outbox'
import type { OutboxStore } from '@recado/client/outbox-store'
import { openTabChannel } from '@recado/client/tab-channel'
import type { MessageView } from '@recado/contracts/messages'
import { deliverEntry } from './deliver-entry.ts'
import type { MessageOutbox } from './message-outbox.ts'
import type { OutboxApi } from './outbox.api.ts'
import { entriesOf, type OutboxEntry } from './outbox-entry.ts'
import { createShownMessages } from './shown-messages.ts'

export interface MessageOutboxOptions {
  api: OutboxApi
  store: OutboxStore<OutboxEntry>
  /** Of the browser and the person: tabs with the same name share what waits. */
  name: string
  /** A message is stored: by this tab, or by another that told of it. */
  sent(message: MessageView): void
  /** Runs in one tab at a time. */
  alone?(work: () => Promise<void>): Promise<void>
  wait?: (ms: number) => Promise<void>
}

export interface OpenMessageOutbox extends MessageOutbox {
  /** There is a line again: whatever waits for the next try goes now. */
  wake(): void
  close(): void
}

type TabMessage = { kind: 'changed' } | { kind: 'sent'; message: MessageView }

/** What was written goes out, once and in order within each conversation, whatever becomes of line, tab and server. */
export function createMessageOutbox(options: MessageOutboxOptions): OpenMessageOutbox {
  const { api, store, name, sent, wait, alone = (work) => withMutex(name, work) } = options
  const shown = createShownMessages()
  const listeners = new Set<() => void>()
  let closed = false
  const show = (entries: readonly OutboxEntry[]) => {
    shown.show(entries, ({ client_id, problem }) => {
      if (problem !== null) return 'refused'
      return outbox.isSending(client_id) ? 'sending' : 'waiting'
    })
    for (const listener of listeners) listener()
  }
  const tabs = openTabChannel<TabMessage>(name, (heard) => {
    if (heard.kind === 'sent') {
      sent(heard.message)
      outbox.arrived(heard.message.client_id)
    } else void outbox.reload().then(outbox.flush)
  })
  const outbox: Outbox<OutboxEntry> = createOutbox({
    ...{ store, alone, optimistic: true, ...(wait && { wait }) },
    compare: (one, other) => one.position - other.position,
    laneOf: ({ conversation_id }) => conversation_id,
    isRefused: ({ problem }) => problem !== null,
    withRefusal: (entry, refusal) => ({ ...entry, problem: refusal?.problem.detail ?? null }),
    deliver: async (entry, change) => {
      const message = await deliverEntry(api, entry, change)
      sent(message)
      tabs.send({ kind: 'sent', message })
    },
    changed: () => closed || show(outbox.items()),
    tellTabs: () => tabs.send({ kind: 'changed' }),
  })
  void outbox.flush()

  return {
    ...{ of: shown.of, waiting: shown.count, wake: outbox.wake },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: (id, order) => {
      const last = Math.max(0, ...outbox.items().map(({ position }) => position))
      void outbox.add(entriesOf(id, order, last))
    },
    retry: (clientId) => void outbox.retry(clientId),
    discard: (clientId) => {
      const taken = shown.find(clientId)
      void outbox.discard(clientId)
      return taken
    },
    close: () => {
      closed = true
      outbox.close()
      tabs.close()
      listeners.clear()
      show([])
    },
  }
}
