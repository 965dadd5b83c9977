import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { joinIdentities, NOBODY, readAddress } from '@recado/contracts/whatsapp-identity'
import type { Client as WebClient } from 'whatsapp-web.js'
import type {
  Address,
  DownloadedMedia,
  Driver,
  DriverContext,
  DriverEvent,
  DriverStart,
  OutboundMessage,
} from '../driver/driver.ts'
import { MediaError } from '../driver/media-error.ts'
import { SendError } from '../driver/send-error.ts'
import { HeardUntil } from './heard-until.ts'
import { openClient, type WhatsAppWebOptions } from './open-client.ts'
import * as page from './page-functions.ts'
import { readSocketState } from './read-socket-state.ts'
import { ackOf, readWebChange, readWebReaction, WebReaction } from './read-web-change.ts'
import { readChat, readWebMessage, toNetwork, toPage } from './read-web-message.ts'
import { toPageSend } from './to-page-send.ts'
import { WebMessage } from './web-message.ts'

/** First 60 s, then 20 s each: how long a QR code can be scanned. */
const QR_MS = [60_000, 20_000] as const
const CODE_MS = 180_000
/** How far back a chat is read when something was said while we were away. */
const MOST_MISSED = 1_000

/**
 * WhatsApp's own page in a Chromium, through whatsapp-web.js. The page acknowledges what it has in its own store, in the browser's
 * profile: what we did not keep is read from there at the next start.
 */
export class WhatsAppWebDriver implements Driver {
  readonly name = 'whatsapp-web'
  readonly #options: WhatsAppWebOptions
  readonly #context: DriverContext
  readonly #heard: HeardUntil
  readonly #sent = new Set<string>()
  #client: WebClient | undefined
  #isReady = false
  /** Events are told in the order in which they came, though each is looked into first. */
  #turn: Promise<void> = Promise.resolve()

  constructor(options: WhatsAppWebOptions, context: DriverContext) {
    this.#options = options
    this.#context = context
    this.#heard = new HeardUntil(context.session)
  }

  async start(options: DriverStart): Promise<void> {
    await this.stop()
    const client: WebClient = openClient(this.#options, options, {
      log: this.#context.log,
      injected: () => this.#watchPage(client, options),
      died: (detail) => void this.#end(client, { state: 'disconnected', reason: 'driver_failed', detail }),
      codeRefused: () => void this.#end(client, { state: 'disconnected', reason: 'pairing_code_refused' }),
    })
    this.#client = client
    this.#isReady = false
    this.#turn = Promise.resolve()
    this.#listen(client, options)
    try {
      await client.initialize()
    } catch (error) {
      if (this.#client !== client) return
      const detail = String(error).slice(0, 200)
      if (!detail.includes('net::ERR')) {
        await this.stop()
        throw error
      }
      await this.#end(client, { state: 'disconnected', reason: 'network', detail })
    }
  }

  async stop(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    this.#isReady = false
    await client?.destroy().catch((error: unknown) => {
      this.#context.log.warn({ error: String(error) }, 'the browser did not close')
    })
  }

  async logOut(): Promise<void> {
    if (this.#isReady) await this.#client?.logout().catch(() => undefined)
    await this.stop()
    this.#endSession()
  }

  newMessageId(): string {
    return `3EB0${randomBytes(9).toString('hex').toUpperCase()}`
  }

  async send({ id, to, content, quoted }: OutboundMessage): Promise<void> {
    const client = this.#ready()
    const chat = toPage('group' in to ? to.group : to.address)
    if (content.kind === 'edit' || content.kind === 'deletion') {
      const change = content.kind === 'edit' ? { act: 'edit' as const, text: content.text } : { act: 'delete' as const }
      return this.#change(client, { chat, id: content.message_id, fromMe: true, change })
    }
    if (content.kind === 'reaction') {
      const change = { act: 'react' as const, emoji: content.emoji ?? '' }
      return this.#change(client, { chat, id: content.message_id, fromMe: content.from_me, change })
    }
    this.#sent.add(id)
    const asked = {
      id,
      chat,
      ...toPageSend(content),
      quoted: quoted && { id: quoted.messageId, fromMe: quoted.fromMe },
    }
    const { ack, absent } = await inPage(client, page.sendInPage, asked)
    if (absent) throw new SendError('refused', 'not_on_whatsapp', 'the page finds no such chat')
    if (ack !== undefined && ack < 0) throw new SendError('refused', 'refused', 'WhatsApp did not take it')
    if (ack === undefined || ack === 0)
      throw new SendError('uncertain', 'unknown', 'WhatsApp did not say that it has it')
  }

  async #change(client: WebClient, change: Parameters<typeof page.changeInPage>[0]): Promise<void> {
    if (await inPage(client, page.changeInPage, change)) return
    throw new SendError('refused', 'refused', 'the page does not have the message')
  }

  async lookUp(to: OutboundMessage['to'], id: string): Promise<'accepted' | 'unknown'> {
    const chat = toPage('group' in to ? to.group : to.address)
    const ack = await inPage(this.#ready(), page.readAck, { chat, id })
    // One that the page has and nobody answered goes out with its next connection.
    return ack !== undefined && ack > 0 ? 'accepted' : 'unknown'
  }

  async download(source: string, most: number): Promise<DownloadedMedia> {
    const client = this.#client
    if (client === undefined || !this.#isReady) throw new MediaError('unavailable', 'not connected')
    const unavailable = (error: unknown) => {
      throw new MediaError('unavailable', String(error))
    }
    const message = await client.getMessageById(source).catch(unavailable)
    if (message === null) throw new MediaError('expired', 'the page does not have the message')
    const media = await message.downloadMedia().catch(unavailable)
    // Null: the phone is asked to upload it once more.
    if (media === null) throw new MediaError('unavailable', 'the page fetches it anew')
    if (media === undefined) throw new MediaError('expired', 'the file is gone')
    const bytes = Buffer.from(media.data, 'base64')
    if (bytes.byteLength > most) throw new MediaError('too_large', 'the file is too large')
    return { bytes, mime: media.mimetype }
  }

  async typing(to: Address, on: boolean): Promise<void> {
    const chat = await this.#ready().getChatById(toPage(to.address))
    await (on ? chat.sendStateTyping() : chat.clearState())
  }

  /** The page knows only whole chats. */
  async markRead(to: Address): Promise<void> {
    await this.#ready().sendSeen(toPage(to.address))
  }

  async checkNumber(phone: string): Promise<Address | undefined> {
    const client = this.#ready()
    const found = await client.getNumberId(phone.slice(1))
    if (found === null) return undefined
    const { lid } = await inPage(client, page.whoIs, found._serialized)
    const address = toNetwork(found._serialized)
    const known = joinIdentities(readAddress(address) ?? NOBODY, readAddress(lid ?? '') ?? NOBODY)
    return { address, identity: { ...known, phone } }
  }

  #ready(): WebClient {
    if (this.#client === undefined || !this.#isReady) throw new SendError('not_sent', 'unknown', 'not connected')
    return this.#client
  }

  #listen(client: WebClient, options: DriverStart): void {
    let codes = 0
    client.on('qr', (qr) => {
      const expiresAt = new Date(Date.now() + (codes++ === 0 ? QR_MS[0] : QR_MS[1]))
      this.#emit(client, { event: 'qr', qr, expiresAt })
    })
    client.on('code', (code: string) => {
      if (code !== '') this.#emit(client, { event: 'pairing_code', code, expiresAt: new Date(Date.now() + CODE_MS) })
    })
    client.on('ready', () => this.#next(client, () => this.#opened(client, options)))
    client.on(
      'auth_failure',
      (detail) => void this.#end(client, { state: 'failed', reason: 'session_invalid', detail }),
    )
    client.on('disconnected', (reason: string) => {
      const said = reason === 'LOGOUT' ? 'UNPAIRED' : reason
      void this.#end(client, readSocketState(said) ?? { state: 'disconnected', reason: 'network', detail: reason })
    })
    client.on('message_create', ({ rawData }) => this.#next(client, () => this.#hear(client, rawData)))
    client.on('message_edit', ({ rawData }) => this.#next(client, () => this.#hearChange(client, rawData, 'edit')))
    client.on('message_revoke_everyone', ({ rawData }) =>
      this.#next(client, () => this.#hearChange(client, rawData, 'deletion')),
    )
    client.on('message_reaction', (reaction) =>
      this.#next(client, async () => {
        const { data } = WebReaction.safeParse(reaction)
        if (data === undefined) return
        this.#emit(client, readWebReaction(data, await inPage(client, page.whoIs, data.msgId.remote)))
      }),
    )
    client.on('message_ack', ({ rawData }) => this.#next(client, () => this.#hearAck(client, rawData)))
  }

  /** Of each page anew: a navigation forgets who listens. */
  async #watchPage(client: WebClient, { pairByCode }: DriverStart): Promise<void> {
    const { pupPage } = client
    if (pupPage === undefined || pupPage === null) return
    const heard = (state: string) => {
      if (this.#isReady) {
        const told = readSocketState(state)
        if (told !== undefined) void this.#end(client, told)
      } else if (state === 'UNPAIRED_IDLE' && pairByCode === undefined) {
        void this.#end(client, { state: 'disconnected', reason: 'qr_expired' })
      } else if (state !== 'UNPAIRED' && state !== 'OPENING') {
        const told = readSocketState(state)
        if (told !== undefined && state !== 'UNPAIRED_IDLE') void this.#end(client, told)
      }
    }
    await pupPage.exposeFunction('recadoSocketState', heard).catch(() => undefined)
    await pupPage.evaluate(page.watchSocket)
  }

  /** It is connected and synchronised: who it is, and what was said while nobody listened. */
  async #opened(client: WebClient, options: DriverStart): Promise<void> {
    if (this.#isReady) return
    this.#isReady = true
    const { lid, phone } = await inPage(client, page.whoAmI, undefined)
    const identity = joinIdentities(readAddress(phone ?? '') ?? NOBODY, readAddress(lid ?? '') ?? NOBODY)
    const version = options.version ?? (await client.getWWebVersion())
    this.#emit(client, { event: 'account', identity, name: client.info.pushname, version })
    this.#emit(client, { event: 'state', state: 'connected' })
    await this.#catchUp(client)
  }

  async #catchUp(client: WebClient): Promise<void> {
    const { since, history } = this.#heard.since(this.#options.historyDays)
    for (const chat of await inPage(client, page.listChatsSince, since)) {
      for (const message of await inPage(client, page.readChatSince, { chat, since, most: MOST_MISSED })) {
        await this.#hear(client, message, history)
      }
    }
  }

  async #hear(client: WebClient, raw: unknown, history = false): Promise<void> {
    const message = this.#read(raw)
    if (message === undefined) return
    if (message.id.fromMe && message.ack !== undefined) await this.#hearAck(client, raw)
    if (this.#sent.has(message.id.id)) return
    const read = readWebMessage(message, await inPage(client, page.whoIs, message.id.remote), history)
    this.#emit(client, read)
    if (this.#client === client) this.#heard.note(message.t)
  }

  async #hearChange(client: WebClient, raw: unknown, event: 'edit' | 'deletion'): Promise<void> {
    const message = this.#read(raw)
    if (message === undefined) return
    const chat = readChat(message, await inPage(client, page.whoIs, message.id.remote))
    this.#emit(client, chat && readWebChange(message, chat, event))
  }

  async #hearAck(client: WebClient, raw: unknown): Promise<void> {
    const message = this.#read(raw)
    const state = ackOf(message?.ack)
    if (message === undefined || state === undefined || !message.id.fromMe) return
    const chat = readChat(message, await inPage(client, page.whoIs, message.id.remote))
    if (chat !== undefined) {
      this.#emit(client, { event: 'ack', chat, messageId: message.id.id, state, at: new Date() })
    }
  }

  #read(raw: unknown): WebMessage | undefined {
    const { data, error } = WebMessage.safeParse(raw)
    if (error) this.#context.log.warn({ error: error.message }, 'a message of the page has an unknown form')
    return data
  }

  #next(client: WebClient, act: () => Promise<void>): void {
    this.#turn = this.#turn.then(async () => {
      if (this.#client !== client) return
      try {
        await act()
      } catch (error) {
        if (this.#client !== client) return
        this.#context.log.error({ error: String(error) }, 'the page did not answer')
        await this.#end(client, { state: 'disconnected', reason: 'driver_failed', detail: String(error).slice(0, 200) })
      }
    })
  }

  /** What cannot be kept ends the connection: it is read again, from the page's store, at the next start. */
  #emit(client: WebClient, event: DriverEvent | undefined): void {
    if (event === undefined || this.#client !== client) return
    try {
      this.#context.emit(event)
    } catch (error) {
      this.#context.log.error({ error: String(error), event: event.event }, 'an event could not be kept')
      void this.#end(client, { state: 'disconnected', reason: 'storage_failed' })
    }
  }

  async #end(client: WebClient, state: Omit<DriverEvent & { event: 'state' }, 'event'>): Promise<void> {
    if (this.#client !== client) return
    await this.stop()
    if (state.state === 'logged_out') this.#endSession()
    this.#context.emit({ event: 'state', ...state })
  }

  #endSession(): void {
    rmSync(this.#options.folder, { recursive: true, force: true, maxRetries: 5 })
    this.#context.session.clear()
  }
}

/** @throws SendError uncertain: the page was gone before it answered. */
async function inPage<Asked, Answer>(
  client: WebClient,
  act: (asked: Asked) => Answer | Promise<Answer>,
  asked: Asked,
): Promise<Answer> {
  try {
    return (await client.pupPage?.evaluate(act as (asked: unknown) => Answer, asked)) as Answer
  } catch (error) {
    throw new SendError('uncertain', 'unknown', String(error))
  }
}
