import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { answerControl } from './answer-control.ts'
import { isLocalRequest } from './is-local-request.ts'
import { accountOf, readPhoneName } from './phone-names.ts'
import { type KeptPhone, SimulatedPhone } from './simulated-phone.ts'
import { FromDevice, type FromNetwork, type Me } from './wire.ts'

export interface NetworkOptions {
  /** Whether a bot that asks for a phone of a new number gets one. */
  makesPhones?: boolean
  /** Numbers, or ids of connections, whose first code is scanned at once: the demo's are linked when it opens. */
  scans?: readonly string[]
  /** Told of each change that should outlast the network. */
  changed?: () => void
  /** What else is answered at its port: its page. True when it was. */
  answer?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
}

/** What a watcher is shown at once of a long log. */
const WATCHED_ENTRIES = 500
/** A file of a customer or a bot. */
const FILE_MAX = 64 * 1024 * 1024

/**
 * A WhatsApp of our own on one port: bots connect at `/device/:phone` by WebSocket; a page or a test plays the people by HTTP
 * (`POST /phones/:phone/:act`) and watches by WebSocket (`/phones/:phone/watch`). For this machine only: it asks for no password.
 */
export class SimulatedNetwork {
  readonly phones = new Map<string, SimulatedPhone>()
  readonly media = new Map<string, { bytes: Uint8Array; mime: string }>()
  readonly #toShow = new Set<SimulatedPhone>()
  readonly #options: NetworkOptions
  readonly #scans: ReadonlySet<string>
  readonly #watchers = new Map<string, Set<WebSocket>>()
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 })
  readonly #server = createServer((request, response) => void this.#answer(request, response))
  #url = ''

  constructor(options: NetworkOptions = {}) {
    this.#options = options
    this.#scans = new Set((options.scans ?? []).map((name) => readPhoneName(name) ?? name))
  }

  async listen(port = 0): Promise<string> {
    this.#server.on('upgrade', (request, socket, head) => {
      const [, place, name = '', watch] = WAY_IN.exec(decode(request.url)) ?? []
      const known = this.find(name, place === 'device')
      if (!isLocalRequest(request) || known === undefined || (place === 'device' && known.isCut))
        return socket.destroy()
      this.#sockets.handleUpgrade(request, socket, head, (opened) => {
        if (watch === undefined) serveDevice(opened, known)
        else this.#watch(opened, known)
      })
    })
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve)
    })
    this.#url = `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this.#url
  }

  /** What a bot of this phone is given as `SIMULATOR_URL`. */
  urlOf(phone: SimulatedPhone): string {
    return `${this.#url}/device/${phone.me.phone}`
  }

  addPhone(me: Me): SimulatedPhone {
    const phone = new SimulatedPhone(me, () => this.#changed(phone))
    this.phones.set(me.phone, phone)
    return phone
  }

  /** A phone by its number, or by the id of its connection. @param make where phones are made, one that is new */
  find(text: string, make = false): SimulatedPhone | undefined {
    const number = readPhoneName(text)
    if (number === undefined) return undefined
    const known = this.phones.get(number)
    return known === undefined && make && this.#options.makesPhones === true ? this.addPhone(accountOf(number)) : known
  }

  save(): { phones: KeptPhone[] } {
    return { phones: [...this.phones.values()].map((phone) => phone.save()) }
  }

  restore({ phones }: { phones: KeptPhone[] }): void {
    for (const kept of phones) this.addPhone(kept.me).restore(kept)
  }

  /** Keeps bytes for a message; what comes back is the `source` by which a bot fetches them. */
  keepMedia(bytes: Uint8Array, mime: string): string {
    const name = randomBytes(9).toString('hex')
    this.media.set(name, { bytes, mime })
    return `${this.#url.replace('ws', 'http')}/media/${name}`
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate()
    this.#sockets.close()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #watch(socket: WebSocket, phone: SimulatedPhone): void {
    const watchers = this.#watchers.get(phone.me.phone) ?? new Set()
    this.#watchers.set(phone.me.phone, watchers.add(socket))
    socket.on('close', () => watchers.delete(socket))
    socket.on('error', () => watchers.delete(socket))
    socket.send(JSON.stringify(shown(phone)))
  }

  #changed(phone: SimulatedPhone): void {
    this.#options.changed?.()
    if (phone.waitsForFirstScan && this.#scans.has(phone.me.phone)) queueMicrotask(() => phone.scan())
    if ((this.#watchers.get(phone.me.phone)?.size ?? 0) === 0) return
    if (this.#toShow.size === 0) setImmediate(() => this.#show())
    this.#toShow.add(phone)
  }

  /** A burst is shown as a whole: what several acts of one moment changed is told once. */
  #show(): void {
    for (const phone of this.#toShow) {
      const news = JSON.stringify(shown(phone))
      for (const watcher of this.#watchers.get(phone.me.phone) ?? []) watcher.send(news)
    }
    this.#toShow.clear()
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name] = /^\/media\/([0-9a-f]{18})$/.exec(request.url ?? '') ?? []
    const file = name === undefined ? undefined : this.media.get(name)
    if (file !== undefined) {
      // Whatever it claims to be, it is no page of this address.
      const headers = { 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' }
      response.writeHead(200, { 'content-type': file.mime, ...headers }).end(file.bytes)
      return
    }
    if (request.url === '/media' && request.method === 'POST' && isLocalRequest(request))
      return this.#take(request, response)
    if (isLocalRequest(request) && (await this.#options.answer?.(request, response)) === true) return
    await answerControl(this, request, response)
  }

  /** A file comes before the message that names it. */
  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of request) {
      size += chunk.length
      if (size > FILE_MAX) return void response.writeHead(413).end()
      chunks.push(chunk)
    }
    const source = this.keepMedia(Buffer.concat(chunks), request.headers['content-type'] ?? 'application/octet-stream')
    this.#options.changed?.()
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ source, bytes: size }))
  }
}

/** `/device/<number>` of a bot; `/phones/<number>/watch` of who looks on. */
const WAY_IN = /^\/(device|phones)\/([+\w]+)(\/watch)?$/

function shown(phone: SimulatedPhone): object {
  return { view: phone.view(), log: phone.log.slice(-WATCHED_ENTRIES) }
}

function serveDevice(socket: WebSocket, phone: SimulatedPhone): void {
  const line = {
    send: (message: FromNetwork) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
    },
    close: (code: number, reason: string) => {
      // A line that is cut says nothing.
      if (code === 1001) socket.terminate()
      else socket.close(code, reason)
    },
  }
  socket.on('close', () => phone.disconnected(line))
  socket.on('error', () => socket.terminate())
  socket.on('message', (data) => {
    const message = FromDevice.parse(JSON.parse(data.toString()))
    if (message.t === 'hello') {
      phone.connect(line, { device: message.device, version: message.version, pairByCode: message.pair_by_code })
    } else if (message.t === 'got') phone.got(message.n)
    else answerCall(phone, line, message)
  })
}

function answerCall(
  phone: SimulatedPhone,
  line: { send(message: FromNetwork): void; close(code: number, reason: string): void },
  { call, method, params }: FromDevice & { t: 'call' },
) {
  const reply = (result: unknown, problem: string | null = null) => line.send({ t: 'reply', call, result, problem })
  try {
    switch (method) {
      case 'send': {
        const quoted = typeof params.quoted === 'string' ? params.quoted : undefined
        const heard = phone.accept(String(params.id), String(params.to), params.content, quoted)
        return heard ? reply(true) : line.close(1001, 'cut')
      }
      case 'look_up':
        return reply(phone.has(String(params.id)))
      case 'check':
        return reply(phone.who(String(params.phone)) ?? null)
      case 'log_out':
        reply(true)
        return phone.unlink()
      case 'typing':
        phone.showTyping(String(params.to), params.on === true)
        return reply(true)
      case 'read':
        return reply(true)
      default:
        return reply(null, 'unknown method')
    }
  } catch (error) {
    reply(null, error instanceof Error ? error.message : String(error))
  }
}

function decode(url: string | undefined): string {
  try {
    return decodeURIComponent(url ?? '')
  } catch {
    return ''
  }
}
