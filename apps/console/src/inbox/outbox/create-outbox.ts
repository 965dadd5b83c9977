import { isRefusal } from '@recado/client/is-refusal'
import { retryDelay } from '@recado/client/retry-delay'
import type { ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import type { OutgoingMessage } from '../inbox-data.ts'
import { deliverEntry } from './deliver-entry.ts'
import type { OutboxApi } from './outbox.api.ts'
import { entriesOf, type OutboxEntry } from './outbox-entry.ts'
import type { OutboxStore } from './outbox-store.ts'
import type { Shelf } from './shelf.ts'
import { createShownEntries } from './shown-entries.ts'

export interface OutboxOptions {
  api: OutboxApi
  shelf: Shelf
  /** Of the browser and the person: tabs with the same name share what waits. */
  name: string
  /** Calls `begin` when this tab is the one that sends. @returns what gives that up. */
  lead(name: string, begin: () => void): () => void
  /** A message is stored: by this tab, or by another that told of it. */
  sent(message: MessageView): void
  /** Shortens the wait between tries, for tests. 1: as people have it. */
  haste?: number
}

export interface OpenOutbox extends OutboxStore {
  /** There is a line again: whatever waits for the next try goes now. */
  wake(): void
  close(): void
}

type Told = { kind: 'changed' } | { kind: 'sent'; message: MessageView }

const RETRY = { first: 1_000, longest: 15_000 }

/**
 * What was written goes out, once and in order, whatever becomes of line, tab and server: it lies in the browser's database
 * until it is acknowledged, each conversation sends one at a time, and every try has the same client_id.
 */
export function createOutbox({ api, shelf, name, lead, sent, haste = 1 }: OutboxOptions): OpenOutbox {
  const shown = createShownEntries()
  const sending = new Set<ConversationId>()
  const channel = new BroadcastChannel(name)
  let leads = false
  let closed = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  /** Sent or taken back: what was read of the shelf just before must not bring it again. */
  const gone = new Set<string>()

  const reload = async () => {
    const entries = await shelf.load()
    if (closed) return
    shown.replaceAll(entries.filter(({ client_id }) => !gone.has(client_id)))
    pump()
  }
  /** Lie down on the shelf at this moment: they leave when they lie. */
  const laying = new Set<string>()
  const lay = async (entries: readonly OutboxEntry[]) => {
    for (const { client_id } of entries) laying.add(client_id)
    // A database that is full or refuses does not keep them from going.
    await Promise.all(entries.map((entry) => shelf.put(entry))).catch(() => undefined)
  }
  const tellChanged = () => {
    if (!closed) channel.postMessage({ kind: 'changed' } satisfies Told)
  }
  const keep = async (entry: OutboxEntry) => {
    await shelf.put(entry)
    tellChanged()
  }

  const pump = () => {
    if (!leads || closed || retry !== undefined) return
    for (const [id, entry] of shown.nextOfEach()) {
      if (sending.has(id) || laying.has(entry.client_id)) continue
      sending.add(id)
      void deliver(entry).finally(() => {
        sending.delete(id)
        pump()
      })
    }
  }
  const deliver = async (entry: OutboxEntry) => {
    const { client_id } = entry
    shown.mark(client_id, 'sending')
    try {
      const message = await deliverEntry(api, {
        entry,
        keep: async (next) => {
          // Taken back meanwhile: it must not lie down again.
          if (shown.update(next)) await keep(next)
        },
        progress: (index, done) => shown.progress(client_id, index, done),
      })
      failures = 0
      gone.add(client_id)
      sent(message)
      shown.remove(client_id)
      if (!closed) channel.postMessage({ kind: 'sent', message } satisfies Told)
      await shelf.remove(client_id)
    } catch (error) {
      await fail(client_id, error)
    }
  }
  const fail = async (clientId: string, error: unknown) => {
    const entry = shown.find(clientId)
    if (entry === undefined) return
    if (!isRefusal(error)) {
      shown.mark(clientId, 'waiting')
      failures += 1
      tryLater(error)
      return
    }
    const refused = { ...entry, problem: error.problem.detail }
    shown.update(refused)
    await keep(refused)
  }
  const tryLater = (error: unknown) => {
    if (closed || retry !== undefined) return
    retry = setTimeout(goOn, retryDelay(error, failures, RETRY) * haste)
  }
  const goOn = () => {
    clearTimeout(retry)
    retry = undefined
    pump()
  }

  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'sent') {
      gone.add(data.message.client_id)
      sent(data.message)
      shown.remove(data.message.client_id)
    } else void reload()
  }
  const giveUp = lead(name, () => {
    leads = true
    void reload()
  })
  void reload()

  return {
    subscribe: shown.subscribe,
    of: shown.of,
    waiting: shown.waiting,
    send: (id, order) => {
      const entries = entriesOf(id, order, shown.lastPosition())
      for (const entry of entries) shown.add(entry)
      void lay(entries).then(() => {
        for (const { client_id } of entries) laying.delete(client_id)
        tellChanged()
        pump()
      })
    },
    retry: (clientId) => {
      const entry = shown.find(clientId)
      if (entry === undefined) return
      const again = { ...entry, problem: null }
      shown.update(again)
      void keep(again).then(goOn)
    },
    discard: (clientId): OutgoingMessage | undefined => {
      gone.add(clientId)
      const taken = shown.remove(clientId)
      void shelf.remove(clientId).then(tellChanged)
      return taken
    },
    wake: goOn,
    close: () => {
      closed = true
      clearTimeout(retry)
      giveUp()
      channel.close()
      shown.close()
    },
  }
}
