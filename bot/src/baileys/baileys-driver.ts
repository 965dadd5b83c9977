import { joinIdentities, NOBODY, readAddress } from '@recado/contracts/whatsapp-identity'
import {
  type AnyMessageContent,
  type BinaryNode,
  Browsers,
  type ConnectionState,
  cleanMessage,
  DEFAULT_CONNECTION_CONFIG,
  decryptMessageNode,
  generateMessageIDV2,
  makeCacheableSignalKeyStore,
  makeWASocket,
  proto,
  type WAMessage,
  type WAMessageKey,
  type WASocket,
  type WAVersion,
} from 'baileys'
import type {
  Address,
  DownloadedMedia,
  Driver,
  DriverContext,
  DriverEvent,
  DriverStart,
  OutboundMessage,
} from '../driver/driver.ts'
import { SendError } from '../driver/send-error.ts'
import { libraryLog } from './library-log.ts'
import { makeRepository } from './make-repository.ts'
import { downloadSource } from './media-source.ts'
import { MessageJournal } from './message-journal.ts'
import { PendingAcks } from './pending-acks.ts'
import { quietSignal } from './quiet-signal.ts'
import { readClose } from './read-close.ts'
import { type Albums, readMessage, readReaction, readUpdate, UNDECRYPTED } from './read-events.ts'
import { readInRow } from './read-in-row.ts'
import { SentMessages } from './sent-messages.ts'
import { openSessionKeys } from './session-keys.ts'
import { toBaileysContent } from './to-baileys-content.ts'
import { UnreadMessages } from './unread-messages.ts'

export interface BaileysOptions {
  /** The device's name on the phone, with a QR code. With a pairing code WhatsApp takes only names that it knows. */
  brand: string | undefined
  /** Another server than WhatsApp's, for tests. */
  url: string | undefined
  groups: boolean
  history: boolean
  /** The library's own, unless a test looks inside. */
  makeSocket?: typeof makeWASocket
}

/** First 60 s, then 20 s each: how long a QR code can be scanned. */
const QR_MS = [60_000, 20_000] as const

/** WhatsApp answers to a pairing code at once, or not at all. */
const CODE_PATIENCE_MS = 20_000

interface Node {
  attrs: Record<string, string | undefined>
}

/** WhatsApp through Baileys: one socket, no browser. */
export class BaileysDriver implements Driver {
  readonly name = 'baileys'
  readonly #context: DriverContext
  readonly #options: BaileysOptions
  readonly #acks = new PendingAcks()
  readonly #sent: SentMessages
  readonly #albums: Albums = new Map()
  readonly #journal: MessageJournal
  readonly #unread: UnreadMessages
  #socket: WASocket | undefined
  #closeKeys: (() => void) | undefined
  #qrCodes = 0
  /** Which session is the account's; a socket of one that was ended must not write it down again. */
  #session = 0

  constructor(options: BaileysOptions, context: DriverContext) {
    this.#options = options
    this.#context = context
    this.#sent = new SentMessages(context.session)
    this.#journal = new MessageJournal(context.session)
    this.#unread = new UnreadMessages(context.session, (event) => context.emit(event))
  }

  async start(options: DriverStart): Promise<void> {
    await this.stop()
    quietSignal()
    this.#qrCodes = 0
    const { session, log } = this.#context
    const { brand, url, history, makeSocket = makeWASocket } = this.#options
    const { creds, keys, save, close } = openSessionKeys(session)
    this.#closeKeys = close
    const logger = libraryLog(log)
    const version = options.version?.split('.').map(Number) as WAVersion | undefined
    const socket = makeSocket({
      auth: { creds, keys: makeCacheableSignalKeyStore(keys, logger) },
      logger,
      ...(version && { version }),
      ...(url !== undefined && { waWebSocketUrl: url }),
      browser:
        options.pairByCode === undefined && brand !== undefined ? [brand, 'Chrome', '1.0'] : Browsers.windows('Chrome'),
      markOnlineOnConnect: false,
      // What is sent from here is known here; the phone's own messages come all the same.
      emitOwnEvents: false,
      syncFullHistory: history,
      // The library leaves the long part out by itself; how far back messages are taken is the runtime's.
      ...(history && { shouldSyncHistoryMessage: () => true }),
      generateHighQualityLinkPreview: false,
      shouldIgnoreJid: (jid) => !this.#concerns(jid),
      makeSignalRepository: makeRepository,
      // A phone that could not decrypt asks once more, after a restart of ours too.
      getMessage: async (key) => this.#sent.get(key.id ?? ''),
    })
    this.#socket = socket
    this.#unread.resume()
    this.#listen(socket, options, save)
    this.#catchUp(socket)
  }

  async stop(): Promise<void> {
    const socket = this.#socket
    this.#socket = undefined
    const closeKeys = this.#closeKeys
    this.#acks.endAll()
    this.#unread.stop()
    if (socket === undefined) return
    await socket.end(undefined)
    // Only now can nothing leave whose keys would not be kept.
    closeKeys?.()
  }

  async logOut(): Promise<void> {
    await this.#socket?.logout().catch(() => undefined)
    await this.stop()
    this.#endSession()
  }

  newMessageId(): string {
    return generateMessageIDV2(this.#socket?.user?.id)
  }

  async send({ id, to, content, quoted }: OutboundMessage): Promise<void> {
    const socket = this.#open()
    const jid = 'group' in to ? to.group : to.address
    const keyOf = (message: string, fromMe: boolean): WAMessageKey => ({ remoteJid: jid, id: message, fromMe })
    const ready = toBaileysContent(content, keyOf)
    const answered = this.#acks.wait(id)
    try {
      const sent = await this.#write(socket, jid, ready, { messageId: id, quoted: quoted && quotedOf(quoted, keyOf) })
      if (sent?.message) this.#sent.keep(id, sent.message)
    } catch (error) {
      this.#acks.forget(id)
      throw failureOf(error)
    }
    await answered
  }

  #write(
    socket: WASocket,
    jid: string,
    content: AnyMessageContent,
    { messageId, quoted }: { messageId: string; quoted: WAMessage | undefined },
  ) {
    return socket.sendMessage(jid, content, { messageId, ...(quoted && { quoted }) })
  }

  download(source: string, most: number): Promise<DownloadedMedia> {
    return downloadSource(source, most)
  }

  async typing(to: Address, on: boolean): Promise<void> {
    await this.#open().sendPresenceUpdate(on ? 'composing' : 'paused', to.address)
  }

  async markRead(to: Address, ids: readonly string[]): Promise<void> {
    await this.#open().readMessages(ids.map((id) => ({ remoteJid: to.address, id, fromMe: false })))
  }

  async checkNumber(phone: string): Promise<Address | undefined> {
    const socket = this.#open()
    const found = await socket.onWhatsApp(phone.slice(1)).catch((error: unknown) => {
      throw new SendError('not_sent', 'unknown', String(error))
    })
    const [first] = found ?? []
    if (first === undefined || !first.exists) return undefined
    const lid = await socket.signalRepository.lidMapping.getLIDForPN(first.jid)
    const identity = joinIdentities(readAddress(first.jid) ?? NOBODY, (lid && readAddress(lid)) || NOBODY)
    return { address: first.jid, identity: { ...identity, phone } }
  }

  /** People, and groups where they are wanted. */
  #concerns(jid: string): boolean {
    return /@(s\.whatsapp\.net|lid|hosted|hosted\.lid)$/.test(jid) || (this.#options.groups && jid.endsWith('@g.us'))
  }

  /**
   * What WhatsApp believes that we have, and the last process did not keep: before anything that comes by the line, which waits
   * for this turn. One that fails (a file of history that does not come) is tried again at the next start.
   */
  #catchUp(socket: WASocket): void {
    const log = libraryLog(this.#context.log)
    void socket.messageMutex.mutex(async () => {
      const stanzas = await this.#journal.unfinished()
      const { id, lid = '' } = socket.user ?? {}
      if (id === undefined) return
      for (const stanza of stanzas) {
        try {
          const { fullMessage, decrypt } = decryptMessageNode(stanza, id, lid, socket.signalRepository, log)
          await decrypt()
          cleanMessage(fullMessage, id, lid)
          await socket.upsertMessage(fullMessage, 'append')
        } catch (error) {
          this.#context.log.warn({ error: String(error) }, 'a message of the last process could not be read again')
        }
      }
    })
  }

  /** What stays in the journal by a fault is read once more by the next process, and known by then. */
  #finished(messages: readonly WAMessage[]): void {
    try {
      this.#journal.done(messages.flatMap(({ key }) => key.id ?? []))
    } catch (error) {
      this.#context.log.warn({ error: String(error) }, 'the journal could not be cleared')
    }
  }

  #open(): WASocket {
    if (this.#socket?.ws.isOpen !== true) throw new SendError('not_sent', 'unknown', 'not connected')
    return this.#socket
  }

  #listen(socket: WASocket, options: DriverStart, save: () => void): void {
    const isOurs = () => this.#socket === socket
    // What one of these could not keep is found in the journal at the next start.
    let isKept = true
    const keep = (act: () => void, what: string) => {
      if (!isOurs()) return
      try {
        act()
      } catch (error) {
        isKept = false
        this.#context.log.error({ error: String(error), event: what }, 'an event could not be kept')
        void socket.end(error instanceof Error ? error : new Error(String(error)))
      }
    }
    const emit = (event: DriverEvent | undefined) => {
      if (event !== undefined) keep(() => this.#context.emit(event), event.event)
    }
    // The library's own listener came first: its copy is changed by now, and is written down as a whole.
    const session = this.#session
    socket.ev.on('creds.update', () => {
      if (session === this.#session) save()
    })
    socket.ev.on('connection.update', (update) => this.#connectionChanged(socket, update, options, emit))
    readInRow(socket)
    // Before the library's own: it may answer at once.
    socket.ws.prependListener('CB:message', (stanza: BinaryNode) => {
      if (!this.#concerns(stanza.attrs.from ?? '')) return
      // It would read what comes now beside what waited, and before it.
      if (this.#journal.isCatchingUp) stanza.attrs.offline ??= '0'
      keep(() => this.#journal.arrived(stanza), 'arrived')
    })
    socket.ev.on('messages.upsert', ({ messages }) => {
      for (const message of messages) {
        const read = readMessage(message, false, this.#albums)
        if (read?.content.kind === 'unknown' && read.content.original_type === UNDECRYPTED) {
          keep(() => this.#unread.hold(read), 'unread')
        } else if (read !== undefined) {
          emit(this.#unread.settle(read))
          if (isKept) keep(() => this.#unread.forget(read.messageId), 'read')
        }
      }
      // Edits, reactions and the history that a message brings are told in the same turn, after it.
      const wasOurs = isOurs()
      setImmediate(() => {
        if (wasOurs && isKept) this.#finished(messages)
      })
    })
    socket.ev.on('messaging-history.set', ({ messages, contacts, lidPnMappings = [] }) => {
      for (const { lid, pn } of lidPnMappings) emit(linkOf(lid, pn))
      // The library's buffer drops the mappings above; the contacts have them too.
      for (const { id, lid, phoneNumber } of contacts) emit(linkOf(id, lid, phoneNumber))
      // Within a chat the newest comes first.
      for (const message of messages.toReversed()) emit(readMessage(message, true, this.#albums))
    })
    socket.ev.on('messages.update', (updates) => {
      for (const update of updates) emit(readUpdate(update))
    })
    socket.ev.on('messages.reaction', (reactions) => {
      for (const reaction of reactions) emit(readReaction(reaction))
    })
    for (const name of ['contacts.upsert', 'contacts.update'] as const) {
      socket.ev.on(name, (contacts) => {
        for (const { id, lid, phoneNumber } of contacts) emit(linkOf(id, lid, phoneNumber))
      })
    }
    socket.ev.on('lid-mapping.update', ({ lid, pn }) => emit(linkOf(lid, pn)))
    socket.ev.on('message-capping.update', ({ used_quota: used, total_quota: limit, capping_status: status }) => {
      if (used === undefined || limit === undefined) return
      const newChats = { used, limit }
      // Before it is used up WhatsApp warns twice: shown, and nothing is refused yet.
      if (status === 'CAPPED') emit({ event: 'state', state: 'restricted', reason: 'new_chats_limited', newChats })
      else emit({ event: 'state', state: 'connected', newChats })
    })
    // The library drops these two: what WhatsApp accepted, and that it wants a passkey.
    socket.ws.on('CB:ack,class:message', ({ attrs }: Node) => this.#acks.answer(attrs.id ?? '', attrs.error))
    socket.ws.on('CB:notification,type:passkey_prologue_request', () => {
      emit({ event: 'state', state: 'passkey_required', reason: 'passkey_prologue' })
    })
  }

  #connectionChanged(
    socket: WASocket,
    update: Partial<ConnectionState>,
    options: DriverStart,
    emit: (event: DriverEvent) => void,
  ): void {
    const { connection, qr, lastDisconnect, reachoutTimeLock } = update
    if (qr !== undefined && this.#socket === socket) this.#pair(socket, qr, options, emit)
    if (connection === 'open') {
      const { id = '', lid = '', name } = socket.user ?? {}
      const identity = joinIdentities(readAddress(id) ?? NOBODY, readAddress(lid) ?? NOBODY)
      const version = (options.version ?? DEFAULT_CONNECTION_CONFIG.version.join('.')) || undefined
      emit({ event: 'account', identity, name, version })
      emit({ event: 'state', state: 'connected' })
      // Read only: says whether new chats are limited, and until when.
      void socket.fetchAccountReachoutTimelock().catch(() => undefined)
    }
    if (reachoutTimeLock !== undefined && connection === undefined) {
      const { isActive = false, timeEnforcementEnds: until } = reachoutTimeLock
      if (isActive) emit({ event: 'state', state: 'restricted', reason: 'new_chats_limited', ...(until && { until }) })
      else emit({ event: 'state', state: 'connected' })
    }
    if (connection === 'close') {
      this.#acks.endAll()
      const closed = readClose(lastDisconnect?.error)
      if (closed.state === 'logged_out' && this.#socket === socket) this.#endSession()
      emit({ event: 'state', ...closed })
    }
  }

  #pair(socket: WASocket, qr: string, { pairByCode }: DriverStart, emit: (event: DriverEvent) => void): void {
    const shown = this.#qrCodes++
    if (pairByCode === undefined) {
      emit({ event: 'qr', qr, expiresAt: new Date(Date.now() + (shown === 0 ? QR_MS[0] : QR_MS[1])) })
    } else if (shown === 0) void this.#pairByCode(socket, pairByCode.slice(1), emit)
  }

  /** The library makes a code whether or not WhatsApp takes it: only its answer decides whether anybody sees it. */
  async #pairByCode(socket: WASocket, phone: string, emit: (event: DriverEvent) => void): Promise<void> {
    // Its request takes the next of these names, and WhatsApp answers under it.
    const next = socket.generateMessageTag().replace(/\d+$/, (count) => String(Number(count) + 1))
    const accepted = new Promise<boolean>((resolve) => {
      socket.ws.on(`TAG:${next}`, ({ attrs }: Node) => resolve(attrs.type === 'result'))
      socket.ws.on('CB:iq,type:result,link_code_companion_reg', () => resolve(true))
      socket.ws.on('close', () => resolve(false))
      setTimeout(() => resolve(false), CODE_PATIENCE_MS).unref()
    })
    const code = await socket.requestPairingCode(phone).catch(() => undefined)
    if (code !== undefined && (await accepted)) {
      emit({ event: 'pairing_code', code, expiresAt: new Date(Date.now() + 180_000) })
      return
    }
    emit({ event: 'state', state: 'disconnected', reason: 'pairing_code_refused' })
    // It has noted the phone as ours by now, and would try to log in with it.
    this.#endSession()
    await this.stop()
  }

  #endSession(): void {
    this.#session += 1
    this.#context.session.clear()
  }
}

/** That several addresses are one person's; undefined where they say nothing new. */
function linkOf(...addresses: (string | undefined)[]): DriverEvent | undefined {
  const known = addresses.map((address) => readAddress(address ?? '')).filter((one) => one !== undefined)
  const identity = known.reduce(joinIdentities, NOBODY)
  return identity.lid === null || identity.phone === null ? undefined : { event: 'identity', identity, at: new Date() }
}

function quotedOf(
  quoted: NonNullable<OutboundMessage['quoted']>,
  keyOf: (id: string, fromMe: boolean) => WAMessageKey,
): WAMessage {
  const message = proto.Message.create({ conversation: quoted.body })
  return { key: keyOf(quoted.messageId, quoted.fromMe), message }
}

/** Before a file was uploaded or the line was there nothing has left; of anything later nobody knows. */
function failureOf(error: unknown): SendError {
  const text = error instanceof Error ? error.message : String(error)
  const before = /media upload failed|Connection Closed|not connected/i.test(text)
  return new SendError(before ? 'not_sent' : 'uncertain', 'unknown', text)
}
