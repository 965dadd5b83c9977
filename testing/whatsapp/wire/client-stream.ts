import { decodeBinaryNode, encodeBinaryNode, NOISE_WA_HEADER } from 'baileys'
import type { WebSocket } from 'ws'
import type { Node } from './nodes.ts'
import { type ClientHello, NoiseResponder, type Transport } from './noise-responder.ts'
import type { ServerIdentity } from './server-identity.ts'

/** Who answers a client. Both are called in the order of the frames, the next when the last is done. */
export interface Listener {
  greet(stream: ClientStream, hello: ClientHello): Promise<void>
  hear(stream: ClientStream, node: Node): Promise<void>
  left(stream: ClientStream): void
}

/** One connection of a client: frames of three bytes of length, Noise around them, nodes inside. */
export class ClientStream {
  readonly #socket: WebSocket
  readonly #identity: ServerIdentity
  readonly #listener: Listener
  #bytes = Buffer.alloc(0)
  #noise: NoiseResponder | undefined
  #greeted = false
  #transport: Transport | undefined
  #turn: Promise<void> = Promise.resolve()

  constructor(socket: WebSocket, identity: ServerIdentity, listener: Listener) {
    this.#socket = socket
    this.#identity = identity
    this.#listener = listener
    socket.on('message', (data: Buffer) => {
      this.#turn = this.#turn.then(() => this.#take(data)).catch(() => this.cut())
    })
    socket.on('close', () => listener.left(this))
    socket.on('error', () => undefined)
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  send(node: Node): void {
    if (!this.isOpen || this.#transport === undefined) return
    this.#sendFrame(this.#transport.encrypt(encodeBinaryNode(node)))
  }

  /** Says a last word and closes, as WhatsApp does. */
  end(node: Node): void {
    this.send(node)
    this.#socket.close()
  }

  /** The line is gone without a word. */
  cut(): void {
    this.#socket.terminate()
  }

  async #take(data: Buffer): Promise<void> {
    this.#bytes = Buffer.concat([this.#bytes, data])
    if (this.#noise === undefined && !this.#begin()) return
    // Ends: when what came holds no whole frame any more.
    while (this.#bytes.length >= 3) {
      const size = this.#bytes.readUIntBE(0, 3)
      if (this.#bytes.length < size + 3) return
      const frame = this.#bytes.subarray(3, size + 3)
      this.#bytes = this.#bytes.subarray(size + 3)
      await this.#frame(frame)
    }
  }

  /** @returns whether the introduction was there: `ED` with an address of a data centre, if the client has one, then `WA`. */
  #begin(): boolean {
    let start = 0
    if (this.#bytes.subarray(0, 2).toString() === 'ED') {
      if (this.#bytes.length < 7) return false
      start = 7 + this.#bytes.readUIntBE(4, 3)
    }
    const end = start + NOISE_WA_HEADER.length
    if (this.#bytes.length < end) return false
    const header = this.#bytes.subarray(start, end)
    if (!header.equals(NOISE_WA_HEADER)) throw new Error('not a WhatsApp client')
    this.#noise = new NoiseResponder(this.#identity, header)
    this.#bytes = this.#bytes.subarray(end)
    return true
  }

  async #frame(frame: Buffer): Promise<void> {
    if (this.#transport !== undefined) {
      await this.#listener.hear(this, await decodeBinaryNode(this.#transport.decrypt(frame)))
    } else if (!this.#greeted) {
      this.#greeted = true
      this.#sendFrame(this.#noise?.hear(frame) ?? frame)
    } else if (this.#noise !== undefined) {
      const { transport, ...hello } = this.#noise.finish(frame)
      this.#transport = transport
      await this.#listener.greet(this, hello)
    }
  }

  #sendFrame(frame: Uint8Array): void {
    const size = Buffer.alloc(3)
    size.writeUIntBE(frame.length, 0, 3)
    this.#socket.send(Buffer.concat([size, frame]))
  }
}
