import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { answerControl } from './answer-control.ts'
import { isLocalRequest } from './is-local-request.ts'
import { SimulatedPhone } from './simulated-phone.ts'
import { FromDevice, type FromNetwork, type Me } from './wire.ts'

/**
 * A WhatsApp of our own on one port: bots connect at `/device/:phone` by WebSocket; a page or a test plays the people by HTTP
 * (`POST /phones/:phone/:act`) and watches by WebSocket (`/phones/:phone/watch`). For this machine only: it asks for no password.
 */
export class SimulatedNetwork {
  readonly phones = new Map<string, SimulatedPhone>()
  readonly media = new Map<string, { bytes: Uint8Array; mime: string }>()
  readonly #watchers = new Map<string, Set<WebSocket>>()
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 })
  readonly #server = createServer((request, response) => void this.#answer(request, response))
  #url = ''

  async listen(port = 0): Promise<string> {
    this.#server.on('upgrade', (request, socket, head) => {
      const [, place, phone, watch] = /^\/(device|phones)\/(\+\d+)(\/watch)?$/.exec(decode(request.url)) ?? []
      const known = phone === undefined ? undefined : this.phones.get(phone)
      if (!isLocalRequest(request) || known === undefined || (place === 'device' && known.isCut))
        return socket.destroy()
      this.#sockets.handleUpgrade(request, socket, head, (opened) => {
        if (watch === undefined) serveDevice(opened, known)
        else this.#watch(opened, known)
      })
    })
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
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
    socket.send(JSON.stringify({ view: phone.view(), log: phone.log }))
  }

  #changed(phone: SimulatedPhone): void {
    const watchers = this.#watchers.get(phone.me.phone)
    if (watchers === undefined || watchers.size === 0) return
    const news = JSON.stringify({ view: phone.view(), log: phone.log.slice(-1) })
    for (const watcher of watchers) watcher.send(news)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name] = /^\/media\/([0-9a-f]{18})$/.exec(request.url ?? '') ?? []
    const file = name === undefined ? undefined : this.media.get(name)
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': file.mime }).end(file.bytes)
      return
    }
    await answerControl(this, request, response)
  }
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
        const heard = phone.accept(String(params.id), String(params.to), params.content)
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
