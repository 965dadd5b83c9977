import { S_WHATSAPP_NET, sha256 } from 'baileys'
import type { ClientStream } from '../wire/client-stream.ts'
import { bigEndian, bytesOf, childOf, childrenOf, type Node, node, numberOf, seconds } from '../wire/nodes.ts'

/** A linked device as the server keeps it: its keys, and the letters that it has not acknowledged. */
export class Companion {
  readonly device: number
  readonly noiseKey: Buffer
  readonly identity: Buffer
  readonly registrationId: number
  #signedPreKey: Node
  readonly #preKeys = new Map<number, Node>()
  readonly #letters: Node[] = []
  #stream: ClientStream | undefined
  /** Letters go out once the device said that it is there. */
  #active = false
  /** Whether the phone has sent it its history. */
  hasHistory = false

  constructor(given: {
    device: number
    noiseKey: Buffer
    identity: Buffer
    registrationId: number
    signedPreKey: Node
  }) {
    this.device = given.device
    this.noiseKey = given.noiseKey
    this.identity = given.identity
    this.registrationId = given.registrationId
    this.#signedPreKey = given.signedPreKey
  }

  get stream(): ClientStream | undefined {
    return this.#stream
  }

  get preKeyCount(): number {
    return this.#preKeys.size
  }

  get waiting(): number {
    return this.#letters.length
  }

  attach(stream: ClientStream): void {
    this.#stream = stream
    this.#active = false
  }

  detach(stream: ClientStream): void {
    if (this.#stream === stream) this.#stream = undefined
  }

  /** What came while it was away is sent first, marked as such. */
  activate(): void {
    this.#active = true
    const count = String(this.#letters.length)
    const preview = node('offline_preview', { count, message: count, receipt: '0', notification: '0' })
    if (this.#letters.length > 0) this.#stream?.send(node('ib', {}, [preview]))
    for (const one of this.#letters) this.#stream?.send({ ...one, attrs: { ...one.attrs, offline: '0' } })
    this.#stream?.send(node('ib', {}, [node('offline', { count })]))
  }

  /** Kept until it is acknowledged, over lost lines too. */
  deliver(one: Node): void {
    this.#letters.push(one)
    if (this.#active) this.#stream?.send(one)
  }

  /** @returns the letter that this was about. */
  acknowledge(tag: string, id: string | undefined): Node | undefined {
    const at = this.#letters.findIndex((one) => one.tag === tag && one.attrs.id === id)
    return at < 0 ? undefined : this.#letters.splice(at, 1)[0]
  }

  upload(request: Node): void {
    for (const key of childrenOf(childOf(request, 'list'), 'key')) this.#preKeys.set(numberOf(childOf(key, 'id')), key)
    this.rotate(request)
  }

  rotate(request: Node): void {
    this.#signedPreKey = childOf(request, 'skey') ?? this.#signedPreKey
  }

  /** A bundle for who writes to it; each prekey is given away once. */
  bundle(jid: string): Node {
    const [first] = this.#preKeys
    if (first !== undefined) this.#preKeys.delete(first[0])
    // The library asks again only where it is told: five is its own bar.
    if (this.#preKeys.size === 4) this.#tellLow()
    return node('user', { jid }, [
      node('registration', {}, bigEndian(this.registrationId, 4)),
      node('type', {}, Buffer.from([5])),
      node('identity', {}, this.identity),
      ...(first === undefined ? [] : [first[1]]),
      this.#signedPreKey,
    ])
  }

  digest(): Node {
    const ids = [...this.#preKeys.keys()]
    const all = Buffer.concat([
      this.identity,
      ...[...this.#preKeys.values()].map((key) => bytesOf(childOf(key, 'value'))),
    ])
    return node('digest', {}, [
      node('registration', {}, bigEndian(this.registrationId, 4)),
      node('type', {}, Buffer.from([5])),
      node('identity', {}, this.identity),
      this.#signedPreKey,
      node(
        'list',
        {},
        ids.map((id) => node('id', {}, bigEndian(id, 3))),
      ),
      node('hash', {}, sha256(all).subarray(0, 20)),
    ])
  }

  #tellLow(): void {
    const id = `${Date.now()}-low`
    const attrs = { from: S_WHATSAPP_NET, type: 'encrypt', id, t: seconds() }
    this.deliver(node('notification', attrs, [node('count', { value: String(this.#preKeys.size) })]))
  }
}
