import type { Me, PageContact, StoredMessage } from '../wire.ts'
import { Chat, Collection, createModel, Emitter, Msg, MsgKey, Wid } from './models.ts'

/** The page's models, and what of them outlives it: the browser's profile keeps it. */
export const socket = createModel({ state: 'OPENING', hasSynced: false })
export const connection = createModel({ ref: '', pushname: '', platform: 'android' })
export const commands = new Emitter()
export const messages = new Collection<Msg>()
export const chats = new Collection<Chat>()
/** Where reactions arrive: the library puts itself before `bulkUpsert`. */
export const reactions = { bulkUpsert: (_rows: object[]): void => undefined }

export const kept = {
  get device() {
    return localStorage.getItem('device')
  },
  set device(key: string | null) {
    if (key === null) localStorage.clear()
    else localStorage.setItem('device', key)
  },
  get me(): Me | undefined {
    return read<Me>('me')
  },
  set me(me: Me | undefined) {
    localStorage.setItem('me', JSON.stringify(me))
  },
  get contacts() {
    return read<PageContact[]>('contacts') ?? []
  },
  set contacts(contacts: PageContact[]) {
    localStorage.setItem('contacts', JSON.stringify(contacts))
  },
  get messages() {
    return read<StoredMessage[]>('messages') ?? []
  },
  set messages(all: StoredMessage[]) {
    localStorage.setItem('messages', JSON.stringify(all))
  },
}

function read<Value>(name: string): Value | undefined {
  const text = localStorage.getItem(name)
  return text === null ? undefined : JSON.parse(text)
}

export function meAs(kind: 'pn' | 'lid'): Wid | undefined {
  const { me } = kept
  if (me === undefined) return undefined
  return new Wid(kind === 'pn' ? `${me.phone.slice(1)}@c.us` : me.lid)
}

export function contactOf(address: string): PageContact | undefined {
  return kept.contacts.find(({ lid, pn }) => lid === address || pn === address)
}

export function keep(message: StoredMessage): void {
  kept.messages = [...kept.messages.filter(({ id }) => id !== message.id), message]
}

/** A message as a model; one that the page knows already is that one. */
export function modelOf(message: StoredMessage, isNewMsg: boolean): Msg {
  const { id, chat, fromMe, ...rest } = message
  const remote = new Wid(chat)
  const me = (remote.isLid() ? meAs('lid') : meAs('pn')) ?? remote
  const [from, to] = fromMe ? [me, remote] : [remote, me]
  const key = new MsgKey({ from, to, id, selfDir: fromMe ? 'out' : 'in' })
  return messages.get(key) ?? new Msg({ ...rest, id: key, from, to, isNewMsg })
}

export function chatOf(address: string): Chat {
  const found = chats.get(address)
  if (found !== undefined) return found
  const title = contactOf(address)?.name ?? address
  const chat = new Chat({ id: new Wid(address), formattedTitle: title, unreadCount: 0, t: 0 })
  chats.add(chat)
  return chat
}

/** As the real page does: at its start it has the last message of each chat, and reads older ones when asked. */
export function loadLast(): void {
  for (const message of kept.messages) chatOf(message.chat).set({ t: message.t })
  for (const chat of chats.getModelsArray()) {
    const last = kept.messages.findLast((message) => message.chat === chat.id._serialized)
    if (last !== undefined) show(chat, modelOf(last, false))
  }
}

export function loadEarlier(chat: Chat): Msg[] {
  const loaded = new Set(chat.msgs.getModelsArray().map(({ id }) => id.id))
  const older = kept.messages.filter((one) => one.chat === chat.id._serialized && !loaded.has(one.id)).slice(-20)
  return older.map((message) => show(chat, modelOf(message, false)))
}

export function show(chat: Chat, message: Msg): Msg {
  chat.load(message)
  chat.set({ t: Math.max(chat.t, message.t) })
  messages.add(message)
  return message
}
