import { S_WHATSAPP_NET } from 'baileys'
import { answerQuery } from './answers/answer-query.ts'
import { routeMessage } from './answers/route-message.ts'
import { Registration } from './pairing/registration.ts'
import type { Account } from './people/account.ts'
import type { Companion } from './people/companion.ts'
import type { ClientStream, Listener } from './wire/client-stream.ts'
import { childOf, firstChild, type Node, node, seconds } from './wire/nodes.ts'
import type { ClientHello } from './wire/noise-responder.ts'
import type { World } from './world.ts'

type Client = { registration: Registration } | { account: Account; companion: Companion }

/** Says who is at which line, and gives what they say to whom it concerns. */
export class Switchboard implements Listener {
  readonly #world: World
  readonly #clients = new Map<ClientStream, Client>()
  readonly unknown: string[] = []
  #version: readonly number[] = []

  constructor(world: World) {
    this.#world = world
  }

  requireVersion(version: string): void {
    this.#version = version.split('.').map(Number)
  }

  scan(account: Account, qr: string): void {
    const [ref = '', , , secret = ''] = qr.slice(qr.indexOf('#') + 1).split(',')
    const registration = this.#registrations().find((one) => one.shows(ref))
    if (registration === undefined) throw new Error('no device shows this code')
    registration.link(account, Buffer.from(secret, 'base64'))
  }

  async typeCode(account: Account, code: string): Promise<void> {
    const registration = this.#registrations().find(({ phone }) => phone === account.phone)
    if (registration === undefined) throw new Error('no device asked for a code')
    await registration.typeCode(code)
  }

  async greet(stream: ClientStream, hello: ClientHello): Promise<void> {
    const { userAgent, devicePairingData, username, device } = hello.payload
    const { primary, secondary, tertiary } = userAgent?.appVersion ?? {}
    if (isOlder([primary, secondary, tertiary], this.#version)) return stream.end(node('failure', { reason: '405' }))
    if (devicePairingData) {
      this.#clients.set(stream, { registration: new Registration(stream, hello) })
      return
    }
    const account = this.#world.accountOf(`${username}@s.whatsapp.net`)
    const companion = account?.companions.get(device ?? 0)
    if (account?.isBanned) return stream.end(node('failure', { reason: '403' }))
    // Only the device that was linked has the key of its noise.
    if (account === undefined || !companion?.noiseKey.equals(hello.noiseKey)) {
      return stream.end(node('failure', { reason: '401' }))
    }
    companion.stream?.end(node('stream:error', {}, [node('conflict', { type: 'replaced' })]))
    companion.attach(stream)
    this.#clients.set(stream, { account, companion })
    stream.send(node('success', { t: seconds(), lid: account.addressOf(companion.device), location: 'loopback' }))
  }

  async hear(stream: ClientStream, said: Node): Promise<void> {
    const client = this.#clients.get(stream)
    if (client === undefined) return
    if ('registration' in client) {
      client.registration.hear(said, (jid) => this.#world.accountOf(jid))
      return
    }
    const { account, companion } = client
    switch (said.tag) {
      case 'iq':
        return this.#query(stream, account, companion, said)
      case 'message':
        return routeMessage(this.#world, account, companion, said)
      case 'receipt':
        return this.#receipt(account, companion, said)
      case 'ack':
        companion.acknowledge(said.attrs.class ?? '', said.attrs.id)
        return
      case 'chatstate':
        account.typing.push({ to: said.attrs.to ?? '', state: firstChild(said)?.tag ?? '' })
        return
      default:
    }
  }

  left(stream: ClientStream): void {
    const client = this.#clients.get(stream)
    if (client !== undefined && 'companion' in client) client.companion.detach(stream)
    this.#clients.delete(stream)
  }

  async #query(stream: ClientStream, account: Account, companion: Companion, said: Node): Promise<void> {
    const { id, xmlns, type } = said.attrs
    if (type === 'result' || type === 'error') return
    if (childOf(said, 'remove-companion-device') !== undefined) {
      account.companions.delete(companion.device)
      stream.send(node('iq', { from: S_WHATSAPP_NET, type: 'result', id }))
      return
    }
    const content = await answerQuery(this.#world, account, companion, said)
    if (content === undefined) {
      this.unknown.push(`${xmlns} ${firstChild(said)?.tag ?? ''}`)
      const error = node('error', { code: '501', text: 'feature-not-implemented' })
      stream.send(node('iq', { from: S_WHATSAPP_NET, type: 'error', id }, [error]))
      return
    }
    stream.send(node('iq', { from: S_WHATSAPP_NET, type: 'result', id }, content))
    if (xmlns !== 'passive' || firstChild(said)?.tag !== 'active') return
    if (!companion.hasHistory && !account.isHistoryHeld) await account.sendHistory(companion)
    companion.activate()
  }

  /** Delivered and read: the letter is done. `retry`: it could not be read, and is written anew. */
  async #receipt(account: Account, companion: Companion, said: Node): Promise<void> {
    const { id, to, type } = said.attrs
    companion.stream?.send(node('ack', { class: 'receipt', id, from: to, type }))
    const person = this.#world.personOf(to ?? '')
    if (type === 'retry') {
      await person?.sayAgain(account, companion, said)
      return
    }
    companion.acknowledge('message', id)
    if (type === 'read' && id !== undefined) person?.seen.push(id)
  }

  #registrations(): Registration[] {
    return [...this.#clients.values()].flatMap((client) => ('registration' in client ? [client.registration] : []))
  }
}

function isOlder(version: readonly (number | null | undefined)[], least: readonly number[]): boolean {
  const at = least.findIndex((part, n) => (version[n] ?? 0) !== part)
  return at >= 0 && (version[at] ?? 0) < (least[at] ?? 0)
}
