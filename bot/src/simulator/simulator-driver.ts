import { SendProblem } from '@recado/contracts/delivery'
import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type {
  Address,
  DownloadedMedia,
  Driver,
  DriverContext,
  DriverStart,
  FetchedMedia,
  OutboundMessage,
} from '../driver/driver.ts'
import { MediaError } from '../driver/media-error.ts'
import { SendError } from '../driver/send-error.ts'
import { newMessageId } from './new-message-id.ts'
import { CLOSE, FromNetwork, readEvent } from './wire.ts'

const Uploaded = z.object({ source: z.string() })
const Found = z.object({ phone: z.string(), lid: z.string() }).nullable()

/** The driver of a phone in the simulated network. Unlike WhatsApp that network can be asked what it accepted. */
export class SimulatorDriver implements Driver {
  readonly name = 'simulator'
  readonly newMessageId = newMessageId
  readonly #url: string
  readonly #context: DriverContext
  readonly #calls = new Map<number, PromiseWithResolvers<unknown>>()
  #socket: WebSocket | undefined
  #call = 0
  #options: DriverStart = { pairByCode: undefined, version: undefined }
  /** After it was let go nothing of it is heard. */
  #generation = 0
  #restarting = false

  constructor(url: string, context: DriverContext) {
    this.#url = url
    this.#context = context
  }

  async start(options: DriverStart): Promise<void> {
    await this.stop()
    this.#options = options
    this.#connect()
  }

  async stop(): Promise<void> {
    this.#generation += 1
    this.#socket?.terminate()
    this.#socket = undefined
    this.#endCalls()
  }

  async logOut(): Promise<void> {
    if (this.#socket?.readyState === WebSocket.OPEN) await this.#ask('log_out', {}).catch(() => undefined)
    await this.stop()
    this.#context.session.clear()
  }

  async send({ id, to, content, quoted }: OutboundMessage): Promise<void> {
    const said = 'media' in content ? { ...content, media: await this.#upload(content.media) } : content
    const at = 'group' in to ? to.group : to.address
    await this.#ask('send', { id, to: at, content: said, quoted: quoted?.messageId }, (problem) => {
      throw new SendError('refused', SendProblem.safeParse(problem).data ?? 'refused', problem)
    })
  }

  async lookUp(_: OutboundMessage['to'], id: string): Promise<'accepted' | 'absent'> {
    return (await this.#ask('look_up', { id })) === true ? 'accepted' : 'absent'
  }

  async checkNumber(phone: string): Promise<Address | undefined> {
    const found = Found.parse(await this.#ask('check', { phone }))
    return found === null ? undefined : { address: found.lid, identity: { ...NOBODY, ...found } }
  }

  async typing(to: Address, on: boolean): Promise<void> {
    await this.#ask('typing', { to: to.address, on })
  }

  async markRead(to: Address, ids: readonly string[]): Promise<void> {
    await this.#ask('read', { to: to.address, ids })
  }

  async download(source: string, most: number): Promise<DownloadedMedia> {
    const response = await fetch(source).catch((error: unknown) => {
      throw new MediaError('unavailable', String(error))
    })
    if (response.status === 404 || response.status === 410) throw new MediaError('expired', 'the file is gone')
    if (Number(response.headers.get('content-length')) > most)
      throw new MediaError('too_large', 'the file is too large')
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (bytes.byteLength > most) throw new MediaError('too_large', 'the file is too large')
    return { bytes, mime: response.headers.get('content-type') ?? '' }
  }

  /** As with WhatsApp a file goes to its servers first, and the message names it. */
  async #upload({ bytes, mime, name, durationS }: FetchedMedia): Promise<object> {
    const address = new URL('/media', this.#url.replace(/^ws/, 'http'))
    const headers = { 'content-type': mime }
    const response = await fetch(address, { method: 'POST', headers, body: new Blob([Buffer.from(bytes)]) }).catch(
      (error: unknown) => {
        throw new SendError('not_sent', 'unknown', String(error))
      },
    )
    if (!response.ok) throw new SendError('refused', 'media_refused', `the file was answered ${response.status}`)
    const { source } = Uploaded.parse(await response.json())
    return { source, mime, name, bytes: bytes.byteLength, durationS }
  }

  #connect(): void {
    const generation = ++this.#generation
    const isOurs = () => generation === this.#generation
    const socket = new WebSocket(this.#url)
    this.#socket = socket
    const device = this.#context.session.get('simulator', 'device') ?? null
    const { version = null, pairByCode = null } = this.#options
    socket.on('open', () => {
      socket.send(JSON.stringify({ t: 'hello', device, version, pair_by_code: pairByCode }))
    })
    socket.on('message', (data) => {
      if (isOurs()) this.#hear(socket, FromNetwork.parse(JSON.parse(data.toString())))
    })
    socket.on('error', (error) => this.#context.log.debug({ error: String(error) }, 'the line failed'))
    socket.on('close', (code, reason) => {
      this.#endCalls()
      if (isOurs()) this.#closed(code, reason.toString())
    })
  }

  #hear(socket: WebSocket, message: FromNetwork) {
    const { emit, session, log } = this.#context
    switch (message.t) {
      case 'qr':
        return emit({ event: 'qr', qr: message.qr, expiresAt: new Date(Date.now() + message.expires_in_ms) })
      case 'code':
        return emit({
          event: 'pairing_code',
          code: message.code,
          expiresAt: new Date(Date.now() + message.expires_in_ms),
        })
      case 'paired':
        session.put([{ kind: 'simulator', id: 'device', value: message.device }])
        this.#restarting = true
        return
      case 'passkey':
        return emit({ event: 'state', state: 'passkey_required', reason: 'passkey_prologue' })
      case 'open': {
        const { phone, lid, name } = message.me
        emit({ event: 'account', identity: { ...NOBODY, phone, lid }, name, version: this.#options.version })
        return emit({ event: 'state', state: 'connected' })
      }
      case 'restricted': {
        const { until, used, limit } = message
        const end = until === null ? {} : { until: new Date(until) }
        return emit({
          event: 'state',
          state: 'restricted',
          reason: 'new_chats_limited',
          newChats: { used, limit },
          ...end,
        })
      }
      case 'free':
        return emit({ event: 'state', state: 'connected' })
      case 'event':
        try {
          emit(readEvent(message.event))
        } catch (error) {
          // Left unacknowledged: it comes again with the next connection.
          log.error({ error: String(error) }, 'an event could not be kept')
          return socket.terminate()
        }
        return socket.send(JSON.stringify({ t: 'got', n: message.n }))
      case 'reply': {
        const call = this.#calls.get(message.call)
        this.#calls.delete(message.call)
        if (message.problem === null) call?.resolve(message.result)
        else call?.reject(new CallRefused(message.problem))
      }
    }
  }

  #closed(code: number, detail: string) {
    this.#socket = undefined
    const { emit, session } = this.#context
    switch (code) {
      case CLOSE.restartRequired:
        // After pairing: connect at once, it is no failure.
        if (!this.#restarting) break
        this.#restarting = false
        return this.#connect()
      case CLOSE.loggedOut:
        session.clear()
        return emit({ event: 'state', state: 'logged_out', reason: 'logged_out_on_phone', detail })
      case CLOSE.banned:
        return emit({ event: 'state', state: 'banned', reason: 'account_banned', detail })
      case CLOSE.versionOutdated:
        return emit({ event: 'state', state: 'version_outdated', reason: 'version_refused', detail })
      case CLOSE.replaced:
        return emit({ event: 'state', state: 'replaced', reason: 'session_taken', detail })
      case CLOSE.qrExpired: {
        const reason = detail === 'pairing code refused' ? 'pairing_code_refused' : 'qr_expired'
        return emit({ event: 'state', state: 'disconnected', reason, detail })
      }
    }
    emit({ event: 'state', state: 'disconnected', reason: 'network', detail })
  }

  async #ask(method: string, params: object, onProblem?: (problem: string) => never): Promise<unknown> {
    const socket = this.#socket
    if (socket?.readyState !== WebSocket.OPEN) throw new SendError('not_sent', 'unknown', 'not connected')
    const call = ++this.#call
    const answer = Promise.withResolvers<unknown>()
    this.#calls.set(call, answer)
    socket.send(JSON.stringify({ t: 'call', call, method, params }))
    try {
      return await answer.promise
    } catch (error) {
      if (error instanceof CallRefused && onProblem !== undefined) return onProblem(error.message)
      throw error
    }
  }

  /** What was asked may or may not have been heard. */
  #endCalls(): void {
    for (const call of this.#calls.values()) call.reject(new SendError('uncertain', 'unknown', 'the line was cut'))
    this.#calls.clear()
  }
}

class CallRefused extends Error {}
