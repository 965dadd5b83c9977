import type { FromPage, StoredMessage, ToPage } from '../wire.ts'
import {
  chatOf,
  commands,
  connection,
  keep,
  kept,
  loadLast,
  messages,
  modelOf,
  reactions,
  show,
  socket,
} from './state.ts'

const CONNECTS_AGAIN_MS = 300
/** After these the page waits for a person. */
const ENDED = ['TOS_BLOCK', 'CONFLICT', 'DEPRECATED_VERSION']
const calls = new Map<number, (result: string | null) => void>()
let call = 0
let line: WebSocket

export function connect(): void {
  line = new WebSocket(`wss://${location.host}/line`)
  line.onopen = () => say({ t: 'hello', device: kept.device })
  line.onmessage = ({ data }) => hear(JSON.parse(data))
  line.onclose = () => {
    if (ENDED.includes(socket.state)) return
    socket.set({ state: 'OPENING' })
    setTimeout(connect, CONNECTS_AGAIN_MS)
  }
}

export function say(message: FromPage): void {
  line.send(JSON.stringify(message))
}

export function ask(question: { t: 'code' | 'exists'; phone: string }): Promise<string | null> {
  const number = ++call
  return new Promise((resolve) => {
    calls.set(number, resolve)
    say({ ...question, call: number })
  })
}

function hear(message: ToPage) {
  switch (message.t) {
    case 'ref':
      connection.set({ ref: message.ref })
      return socket.set({ state: 'UNPAIRED' })
    case 'paired':
      kept.device = message.device
      socket.set({ state: 'PAIRING' })
      return say({ t: 'hello', device: message.device })
    case 'open':
      kept.me = message.me
      kept.contacts = message.contacts
      connection.set({ pushname: message.me.name })
      loadLast()
      socket.set({ state: 'CONNECTED' })
      return socket.set({ hasSynced: true })
    case 'message':
      keep(message.message)
      say({ t: 'got', n: message.n })
      return arrive(message.message)
    case 'ack':
      keepChange(message.id, (kept) => ({ ...kept, ack: message.ack }))
      return find(message.id)?.set({ ack: message.ack })
    case 'change':
      return change(message)
    case 'reply':
      calls.get(message.call)?.(message.result)
      return void calls.delete(message.call)
    case 'state':
      return socket.set({ state: message.state })
    case 'logged_out':
      kept.device = null
      commands.trigger('logout')
      location.href = '/?post_logout=1'
  }
}

function arrive(message: StoredMessage): void {
  show(chatOf(message.chat), modelOf(message, true))
}

function change({ id, chat, act, at }: ToPage & { t: 'change' }): void {
  const message = find(id)
  if (message === undefined) return
  if (act.act === 'edit') {
    keepChange(id, (kept) => ({ ...kept, body: act.text }))
    message.set({ latestEditSenderTimestampMs: at, body: act.text })
  } else if (act.act === 'delete') {
    keepChange(id, (kept) => ({ ...kept, type: 'revoked', body: '' }))
    message.set({ type: 'revoked' })
  } else {
    const from = modelOf({ id: act.id, chat, fromMe: act.fromMe, type: 'reaction', t: at / 1_000, ack: 1 }, true)
    reactions.bulkUpsert([
      {
        ...{ id: from.id, reactionParentKey: message.id, reactionTimestamp: at, reactionText: act.emoji },
        from: from.serialize().from,
      },
    ])
  }
}

function find(id: string) {
  return messages.getModelsArray().find((message) => message.id.id === id)
}

function keepChange(id: string, changed: (message: StoredMessage) => StoredMessage): void {
  kept.messages = kept.messages.map((message) => (message.id === id ? changed(message) : message))
}
