import type { ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import { ApiProblem } from '../../api/api-problem.ts'
import type { Http } from '../../api/http.ts'
import { postMessage } from '../inbox.api.ts'
import type { OutgoingMessage, SendOrder } from '../inbox-data.ts'
import type { OutboxStore } from './outbox-store.ts'

const NONE: readonly OutgoingMessage[] = []

export function createOutbox(http: Http, onSent: (message: MessageView) => void): OutboxStore {
  const listeners = new Set<() => void>()
  let held = new Map<ConversationId, readonly OutgoingMessage[]>()
  const change = (id: ConversationId, next: (messages: readonly OutgoingMessage[]) => readonly OutgoingMessage[]) => {
    held = new Map(held).set(id, next(held.get(id) ?? NONE))
    for (const listener of listeners) listener()
  }
  const mark = (id: ConversationId, clientId: string, changes: Partial<OutgoingMessage>) =>
    change(id, (messages) => messages.map((each) => (each.client_id === clientId ? { ...each, ...changes } : each)))
  const drop = (id: ConversationId, clientId: string) =>
    change(id, (messages) => messages.filter((each) => each.client_id !== clientId))
  const find = (clientId: string): [ConversationId, OutgoingMessage] | undefined => {
    for (const [id, messages] of held) {
      const found = messages.find((each) => each.client_id === clientId)
      if (found !== undefined) return [id, found]
    }
    return undefined
  }
  const deliver = async (id: ConversationId, message: OutgoingMessage) => {
    mark(id, message.client_id, { state: 'sending', problem: null })
    const { client_id, kind, body, mentions, reply_to_seq } = message
    try {
      const sent = await postMessage(http, id, {
        ...{ client_id, kind, body, mentions: [...mentions], attachment_ids: [] },
        ...(reply_to_seq === null ? {} : { reply_to_seq }),
      })
      onSent(sent)
      drop(id, client_id)
    } catch (error) {
      const problem = error instanceof ApiProblem ? error.problem.detail : ''
      mark(id, client_id, { state: 'refused', problem })
    }
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    of: (id) => held.get(id) ?? NONE,
    waiting: () => [...held.values()].flat().length,
    send: (id, order) => {
      const message = outgoing(order)
      change(id, (messages) => [...messages, message])
      void deliver(id, message)
    },
    retry: (clientId) => {
      const found = find(clientId)
      if (found !== undefined) void deliver(...found)
    },
    discard: (clientId) => {
      const found = find(clientId)
      if (found === undefined) return undefined
      drop(found[0], clientId)
      return found[1]
    },
  }
}

function outgoing({ kind, body, mentions = [], reply_to_seq }: SendOrder): OutgoingMessage {
  return {
    ...{ state: 'waiting', client_id: crypto.randomUUID(), kind, body, files: [], mentions },
    ...{ reply_to_seq: reply_to_seq ?? null, created_at: new Date(), problem: null },
  }
}
