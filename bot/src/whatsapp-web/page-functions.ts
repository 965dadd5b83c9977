/**
 * What runs inside WhatsApp's page: each function goes there as its text, so it imports nothing and calls no other of this file.
 * Modules and their functions are the page's own, as whatsapp-web.js 1.34 finds them too.
 */

interface PageWid {
  _serialized: string
  isLid(): boolean
  isGroup?(): boolean
}
interface PageMessage {
  id: { id: string; fromMe: boolean; _serialized: string }
  t: number
  ack?: number
  isNotification?: boolean
}
interface PageChat {
  id: PageWid
  t?: number
  formattedTitle?: string
  groupMetadata?: { isLidAddressingMode?: boolean }
  msgs: { getModelsArray(): PageMessage[] }
}
interface Modules {
  WAWebCollections: {
    Msg: {
      get(id: string): PageMessage | undefined
      getMessagesById(ids: string[]): Promise<{ messages?: PageMessage[] } | undefined>
    }
    Chat: { get(id: string): PageChat | undefined; getModelsArray(): PageChat[] }
    Contact: { get(id: PageWid): { name?: string; pushname?: string } | undefined }
  }
  WAWebSocketModel: {
    Socket: { state: string; hasSynced: boolean; on(name: string, heard: (...told: unknown[]) => void): void }
  }
  WAWebUserPrefsMeUser: { getMaybeMeLidUser(): PageWid | undefined; getMaybeMePnUser(): PageWid | undefined }
  WAWebMsgKey: new (parts: object) => { _serialized: string }
  WAWebWidFactory: { createWid(address: string): PageWid; asUserWidOrThrow(wid: unknown): PageWid }
  WAWebApiContact: {
    getCurrentLid(wid: PageWid): PageWid | undefined
    getPhoneNumber(wid: PageWid): PageWid | undefined
  }
  WAWebChatLoadMessages: { loadEarlierMsgs(of: { chat: PageChat }): Promise<PageMessage[] | undefined> }
  WAWebSendReactionMsgAction: { sendReactionToMsg(message: PageMessage, emoji: string): Promise<unknown> }
  WAWebCmd: { Cmd: { sendRevokeMsgs(chat: PageChat, messages: object, options: object): Promise<unknown> } }
}
declare const window: {
  require<Name extends keyof Modules>(name: Name): Modules[Name]
  WWebJS?: {
    getChat(id: string, options: { getAsModel: false }): Promise<PageChat | undefined>
    sendMessage(chat: PageChat, text: string, options: object): Promise<unknown>
    editMessage(message: PageMessage, text: string, options: object): Promise<unknown>
    getMessageModel(message: PageMessage): unknown
  }
  recadoSocketState(state: string): void
  onAppStateHasSyncedEvent(): void
}

export interface WhoIs {
  /** Addresses as the page writes them. */
  lid: string | undefined
  phone: string | undefined
  name: string | undefined
}

export interface PageSend {
  /** Of the message to be. */
  id: string
  chat: string
  text: string
  /** As the library's own `sendMessage` takes them within the page. */
  options: object
  extra: object
  quoted: { id: string; fromMe: boolean } | undefined
}

export type PageChange = { act: 'edit'; text: string } | { act: 'delete' } | { act: 'react'; emoji: string }

/** Tells of each state of the page's socket; and of a page that had synchronised before the library listened, which misses it. */
export function watchSocket(): void {
  const { Socket } = window.require('WAWebSocketModel')
  Socket.on('change:state', (_, state) => window.recadoSocketState(String(state)))
  if (Socket.hasSynced && window.WWebJS === undefined) window.onAppStateHasSyncedEvent()
}

export function whoAmI(): { lid: string | undefined; phone: string | undefined } {
  const { getMaybeMeLidUser, getMaybeMePnUser } = window.require('WAWebUserPrefsMeUser')
  return { lid: getMaybeMeLidUser()?._serialized, phone: getMaybeMePnUser()?._serialized }
}

/** What the page knows of an address, without asking the network. */
export function whoIs(address: string): WhoIs {
  const wid = window.require('WAWebWidFactory').createWid(address)
  const { Chat, Contact } = window.require('WAWebCollections')
  if (wid.isGroup?.()) return { lid: undefined, phone: undefined, name: Chat.get(address)?.formattedTitle }
  const { getCurrentLid, getPhoneNumber } = window.require('WAWebApiContact')
  const isLid = wid.isLid()
  const other = isLid ? getPhoneNumber(wid) : getCurrentLid(wid)
  const contact = Contact.get(wid) ?? (other && Contact.get(other))
  const [lid, phone] = isLid ? [wid, other] : [other, wid]
  return { lid: lid?._serialized, phone: phone?._serialized, name: contact?.name ?? contact?.pushname }
}

/**
 * Sends under the given id: `extraOptions` come last when the library builds the message.
 * @returns what WhatsApp answered: 1 and more it has it, below 0 it refused; undefined: nobody knows. `absent`: nothing left.
 */
export async function sendInPage({
  id,
  chat: to,
  text,
  options,
  extra,
  quoted,
}: PageSend): Promise<{ ack?: number; absent?: true }> {
  const chat = await window.WWebJS?.getChat(to, { getAsModel: false })
  if (chat === undefined || chat === null) return { absent: true }
  const { Msg } = window.require('WAWebCollections')
  const { getMaybeMeLidUser, getMaybeMePnUser } = window.require('WAWebUserPrefsMeUser')
  const isGroup = chat.id.isGroup?.() === true
  const byLid = isGroup ? chat.groupMetadata?.isLidAddressingMode === true : chat.id.isLid()
  const from = byLid ? getMaybeMeLidUser() : getMaybeMePnUser()
  const participant = isGroup ? window.require('WAWebWidFactory').asUserWidOrThrow(from) : undefined
  const MsgKey = window.require('WAWebMsgKey')
  const key = new MsgKey({ from, to: chat.id, id, participant, selfDir: 'out' })
  const said = quoted && chat.msgs.getModelsArray().find((one) => one.id.id === quoted.id)
  const quotedMessageId = quoted && (said?.id._serialized ?? `${quoted.fromMe}_${chat.id._serialized}_${quoted.id}`)
  await window.WWebJS?.sendMessage(chat, text, {
    ...options,
    ...(quotedMessageId !== undefined && { quotedMessageId, ignoreQuoteErrors: true }),
    waitUntilMsgSent: true,
    extraOptions: { ...extra, id: key },
  })
  const ack = Msg.get(key._serialized)?.ack
  return ack === undefined ? {} : { ack }
}

/** @returns whether the message was there to be changed. */
export async function changeInPage(of: {
  id: string
  fromMe: boolean
  chat: string
  change: PageChange
}): Promise<boolean> {
  const chat = await window.WWebJS?.getChat(of.chat, { getAsModel: false })
  if (chat === undefined || chat === null) return false
  const { Msg } = window.require('WAWebCollections')
  const serialized = `${of.fromMe}_${chat.id._serialized}_${of.id}`
  const message =
    chat.msgs.getModelsArray().find(({ id }) => id.id === of.id && id.fromMe === of.fromMe) ??
    Msg.get(serialized) ??
    (await Msg.getMessagesById([serialized]))?.messages?.[0]
  if (message === undefined) return false
  const { change } = of
  if (change.act === 'edit') await window.WWebJS?.editMessage(message, change.text, {})
  else if (change.act === 'react') {
    await window.require('WAWebSendReactionMsgAction').sendReactionToMsg(message, change.emoji)
  } else {
    const { Cmd } = window.require('WAWebCmd')
    await Cmd.sendRevokeMsgs(chat, { list: [message], type: 'message' }, { clearMedia: true })
  }
  return true
}

/** Addresses of chats in which something was said since then, in seconds. */
export function listChatsSince(since: number): string[] {
  const chats = window.require('WAWebCollections').Chat.getModelsArray()
  return chats.filter(({ t = 0 }) => t >= since).map(({ id }) => id._serialized)
}

/** What was said in a chat since then, oldest first; `most` messages back. */
export async function readChatSince({
  chat: of,
  since,
  most,
}: {
  chat: string
  since: number
  most: number
}): Promise<unknown[]> {
  const chat = window.require('WAWebCollections').Chat.get(of)
  if (chat === undefined) return []
  const { loadEarlierMsgs } = window.require('WAWebChatLoadMessages')
  const all = () => chat.msgs.getModelsArray().toSorted((a, b) => a.t - b.t)
  // Ends: when it reaches back far enough, or there is nothing more.
  while ((all()[0]?.t ?? 0) >= since && all().length < most) {
    const earlier = await loadEarlierMsgs({ chat })
    if (!earlier?.length) break
  }
  const wanted = all().filter(({ t, isNotification }) => t >= since && isNotification !== true)
  return wanted.map((message) => window.WWebJS?.getMessageModel(message))
}

/** What became of a message of ours, by the page's own store. */
export async function readAck({ chat, id }: { chat: string; id: string }): Promise<number | undefined> {
  const { Msg } = window.require('WAWebCollections')
  const serialized = `true_${chat}_${id}`
  const message = Msg.get(serialized) ?? (await Msg.getMessagesById([serialized]))?.messages?.[0]
  return message?.ack
}
