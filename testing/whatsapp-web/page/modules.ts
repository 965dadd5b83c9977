import type { ChangeAct, StoredMessage } from '../wire.ts'
import { ask, say } from './line.ts'
import { mediaModules } from './media-modules.ts'
import { type Chat, type Msg, type MsgFields, MsgKey, Wid } from './models.ts'
import * as state from './state.ts'

const { chats, commands, connection, contactOf, kept, messages, meAs, reactions, socket } = state

/** WhatsApp Web's modules by name, as far as whatsapp-web.js and the driver ask for them. */
const modules: Record<string, unknown> = {
  WAWebSocketModel: {
    Socket: Object.assign(socket, { logout: () => say({ t: 'log_out' }), takeover: () => undefined }),
  },
  WAWebConnModel: { Conn: connection },
  WAWebCmd: {
    Cmd: Object.assign(commands, {
      refreshQR: () => say({ t: 'refresh' }),
      sendRevokeMsgs: async (_: Chat, { list }: { list: Msg[] }) => {
        for (const message of list) changeOurs(message, { act: 'delete' })
      },
    }),
  },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WAWebAltDeviceLinkingApi: {
    setPairingType: () => undefined,
    initializeAltDeviceLinking: async () => undefined,
    startAltLinkingFlow: async (phone: string) => {
      const code = await ask({ t: 'code', phone })
      if (code === null) throw new Error('the code was refused')
      return code
    },
  },
  WABase64: { encodeB64: (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)) },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: '1' },
  WAWebAdvSignatureApi: {},
  WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: key() } }) } },
  WAWebSignalStoreApi: {
    waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: key() } }) },
  },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => btoa(String.fromCharCode(...key())) },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: () => meAs('pn'), getMaybeMeLidUser: () => meAs('lid') },
  WAWebMiscBrowserUtils: { info: () => ({ os: 'Windows', name: 'Chrome' }) },
  WAWebCollections: {
    Msg: Object.assign(messages, { getMessagesById: async (ids: string[]) => ({ messages: ids.flatMap(findKept) }) }),
    Chat: chats,
    Contact: { get: contactModel, find: async (id: string | Wid) => contactModel(id) },
  },
  WAWebCallCollection: {},
  WAWebSyncGatingUtils: {},
  WAWebAddonReactionTableMode: { reactionTableMode: reactions },
  WALinkify: { findLink: () => undefined, findLinks: () => [] },
  WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
  WAWebMsgKey: MsgKey,
  WAWebWidFactory: { createWid: wid, createWidFromWidLike: wid, asUserWidOrThrow: wid },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebFindChatAction: { findOrCreateLatestChat: async (id: Wid) => ({ chat: state.chatOf(id._serialized) }) },
  WAWebChatLoadMessages: { loadEarlierMsgs: async ({ chat }: { chat: Chat }) => state.loadEarlier(chat) },
  WAWebSendMsgChatAction: { addAndSendMsgToChat: send },
  WAWebSendReactionMsgAction: {
    sendReactionToMsg: async ({ id }: Msg, emoji: string) => {
      const act: ChangeAct = { act: 'react', emoji, id: await MsgKey.newId(), fromMe: true }
      say({ t: 'change', id: id.id, chat: id.remote._serialized, act })
    },
  },
  WAWebSendMessageEditAction: {
    sendMessageEdit: async (message: Msg, text: string) => changeOurs(message, { act: 'edit', text }),
  },
  WAWebMsgReply: { canReplyMsg: () => true },
  WAWebStreamModel: { Stream: { markAvailable: () => undefined, markUnavailable: () => undefined } },
  WAWebUpdateUnreadChatAction: {
    sendSeen: async ({ chat }: { chat: Chat }) => say({ t: 'seen', chat: chat.id._serialized }),
  },
  WAWebChatStateBridge: {
    sendChatStateComposing: async ({ _serialized: chat }: Wid) => say({ t: 'typing', chat, on: true }),
    sendChatStatePaused: async ({ _serialized: chat }: Wid) => say({ t: 'typing', chat, on: false }),
  },
  WAWebQueryExistsJob: {
    queryWidExists: async (asked: Wid) => {
      const found = await ask({ t: 'exists', phone: `+${asked.user}` })
      return found === null ? null : { wid: new Wid(found) }
    },
  },
  WAWebApiContact: {
    getCurrentLid: ({ _serialized }: Wid) => widOr(contactOf(_serialized)?.lid),
    getPhoneNumber: ({ _serialized }: Wid) => widOr(contactOf(_serialized)?.pn),
  },
  // The library changes functions of these, where there are any.
  ...{ WAWebBackendJobsCommon: {}, WAWebE2EProtoUtils: {}, WAWebAddonPollVoteTableMode: {} },
  ...mediaModules,
}

export function requireModule(name: string): unknown {
  if (!(name in modules)) {
    say({ t: 'unknown', module: name })
    throw new Error(`this page has no module ${name}`)
  }
  return modules[name]
}

/** Both promises that WhatsApp Web gives: the message is in the chat, and its server has answered. */
function send(chat: Chat, fields: MsgFields & Partial<StoredMessage>): [Promise<Msg>, Promise<void>] {
  const { id, body, caption, ...rest } = fields
  const stored: StoredMessage = {
    ...pickStored(rest),
    ...(body !== undefined && { body }),
    ...(caption !== undefined && { caption }),
    ...{ id: id.id, chat: chat.id._serialized, fromMe: true, type: fields.type, t: fields.t, ack: 0 },
  }
  const model = state.modelOf(stored, true)
  state.keep(stored)
  const answered = new Promise<void>((resolve) => model.once('change:ack', () => resolve()))
  state.show(chat, model)
  say({ t: 'send', message: stored })
  return [Promise.resolve(model), answered]
}

function pickStored(fields: Partial<StoredMessage>): Partial<StoredMessage> {
  const names = ['directPath', 'mimetype', 'filename', 'size', 'duration', 'lat', 'lng', 'loc', 'vcardList'] as const
  const quoted = ['quotedStanzaID', 'quotedMsg'] as const
  return Object.fromEntries([...names, ...quoted].flatMap((name) => (name in fields ? [[name, fields[name]]] : [])))
}

function changeOurs({ id }: Msg, act: ChangeAct): void {
  say({ t: 'change', id: id.id, chat: id.remote._serialized, act })
}

function findKept(serialized: string): Msg[] {
  const [fromMe, chat, id] = serialized.split('_')
  const found = kept.messages.find((one) => one.id === id && one.chat === chat && String(one.fromMe) === fromMe)
  return found === undefined ? [] : [state.modelOf(found, false)]
}

function contactModel(id: string | Wid) {
  const address = typeof id === 'string' ? id : id._serialized
  const contact = contactOf(address)
  return contact && { id: new Wid(address), pushname: contact.name, name: undefined }
}

function wid(address: string | Wid): Wid {
  return typeof address === 'string' ? new Wid(address) : address
}

function widOr(address: string | undefined): Wid | undefined {
  return address === undefined ? undefined : new Wid(address)
}

function key(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32))
}
