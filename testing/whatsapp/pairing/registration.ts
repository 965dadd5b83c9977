import { randomBytes } from 'node:crypto'
import { type proto, S_WHATSAPP_NET } from 'baileys'
import type { Account } from '../people/account.ts'
import { Companion } from '../people/companion.ts'
import type { ClientStream } from '../wire/client-stream.ts'
import { bigEndian, bytesOf, childOf, type Node, node, numberOf, seconds } from '../wire/nodes.ts'
import type { ClientHello } from '../wire/noise-responder.ts'
import { LinkCode } from './link-code.ts'
import { isSignedByDevice, signDevice } from './sign-device.ts'

/** How many QR codes a device gets until it must ask anew. */
const REFS = 6

/** What WhatsApp takes as the name of a browser on a system, where a code is typed. */
const KNOWN_DISPLAY = /^[A-Z][\w ]+ \((Windows|Mac OS|Linux|Ubuntu|Chrome OS)\)$/

/** A device that is not linked yet, from its first word to the restart that WhatsApp asks of it. */
export class Registration {
  readonly stream: ClientStream
  readonly #noiseKey: Buffer
  readonly #given: proto.ClientPayload.IDevicePairingRegistrationData
  readonly #refs = Array.from({ length: REFS }, () => `2@${randomBytes(24).toString('base64')}`)
  #link: { account: Account; device: number; id: string } | undefined
  #code: { account: Account; ref: Buffer; wrapped: Buffer; exchange?: LinkCode } | undefined

  constructor(stream: ClientStream, { noiseKey, payload }: ClientHello) {
    this.stream = stream
    this.#noiseKey = noiseKey
    this.#given = payload.devicePairingData ?? {}
    const refs = this.#refs.map((ref) => node('ref', {}, Buffer.from(ref)))
    const attrs = { from: S_WHATSAPP_NET, type: 'set', id: '1', xmlns: 'md' }
    stream.send(node('iq', attrs, [node('pair-device', {}, refs)]))
  }

  /** Whose phone the code is to be typed into. */
  get phone(): string | undefined {
    return this.#code?.account.phone
  }

  get #identity(): Buffer {
    return Buffer.from(this.#given.eIdent ?? [])
  }

  shows(ref: string): boolean {
    return this.stream.isOpen && this.#refs.includes(ref)
  }

  /** @param secret what the device and the phone share, from the QR code or from the typed code. */
  link(account: Account, secret: Uint8Array): void {
    if (account.requiresPasskey) {
      this.stream.send(passkeyRequest())
      return
    }
    const device = account.nextDevice()
    const id = randomBytes(6).toString('hex')
    this.#link = { account, device, id }
    const identity = signDevice(account.device.identity, this.#identity, secret, device)
    const success = node('pair-success', {}, [
      node('device-identity', {}, identity),
      node('device', { jid: account.loginOf(device), lid: account.addressOf(device) }),
      node('platform', { name: 'smba' }),
      node('biz', { name: account.name }),
    ])
    this.stream.send(node('iq', { from: S_WHATSAPP_NET, type: 'set', id, t: seconds(), xmlns: 'md' }, [success]))
  }

  hear(request: Node, accountOf: (jid: string) => Account | undefined): void {
    const part = childOf(request, 'link_code_companion_reg')
    if (request.attrs.id === this.#link?.id && request.attrs.type === 'result') this.#sealed(request)
    else if (part?.attrs.stage === 'companion_hello') this.#hello(request, part, accountOf(part.attrs.jid ?? ''))
    else if (part?.attrs.stage === 'companion_finish') this.#finish(request, part)
  }

  /** The phone's owner types what the device shows. */
  async typeCode(code: string): Promise<void> {
    if (this.#code === undefined) throw new Error('no device asked for a code')
    const { account, ref, wrapped } = this.#code
    const exchange = new LinkCode(code, account.device.identity)
    this.#code.exchange = exchange
    const answer = node('link_code_companion_reg', { stage: 'primary_hello' }, [
      node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, await exchange.answer(wrapped)),
      node('primary_identity_pub', {}, account.device.identity.public),
      node('link_code_pairing_ref', {}, ref),
    ])
    const attrs = { from: S_WHATSAPP_NET, type: 'link_code_companion_reg', id: 'code', t: seconds() }
    this.stream.send(node('notification', attrs, [answer]))
  }

  #hello(request: Node, part: Node, account: Account | undefined): void {
    const display = bytesOf(childOf(part, 'companion_platform_display')).toString()
    if (account === undefined || !KNOWN_DISPLAY.test(display)) {
      const error = node('error', { code: '400', text: 'bad-request' })
      this.stream.send(node('iq', { from: S_WHATSAPP_NET, type: 'error', id: request.attrs.id }, [error]))
      return
    }
    const ref = randomBytes(16)
    const wrapped = bytesOf(childOf(part, 'link_code_pairing_wrapped_companion_ephemeral_pub'))
    this.#code = { account, ref, wrapped }
    const answer = node('link_code_companion_reg', { stage: 'companion_hello' }, [
      node('link_code_pairing_ref', {}, ref),
    ])
    this.stream.send(node('iq', { from: S_WHATSAPP_NET, type: 'result', id: request.attrs.id }, [answer]))
  }

  #finish(request: Node, part: Node): void {
    this.stream.send(node('iq', { from: S_WHATSAPP_NET, type: 'result', id: request.attrs.id }))
    const { account, exchange } = this.#code ?? {}
    const bundle = bytesOf(childOf(part, 'link_code_pairing_wrapped_key_bundle'))
    const secret = exchange?.finish(bundle, this.#identity)
    // A wrong code: the phone says so to its owner, and the device hears nothing.
    if (account !== undefined && secret !== undefined) this.link(account, secret)
  }

  /** The device signed what the phone said of it: it is linked, and must come again with its new name. */
  #sealed(answer: Node): void {
    const { account, device } = this.#link ?? {}
    if (account === undefined || device === undefined) return
    const signed = bytesOf(childOf(childOf(answer, 'pair-device-sign'), 'device-identity'))
    if (!isSignedByDevice(signed, account.device.identity, this.#identity)) {
      this.stream.cut()
      return
    }
    const { eRegid, eSkeyId, eSkeyVal, eSkeySig } = this.#given
    const signedPreKey = node('skey', {}, [
      node('id', {}, Buffer.from(eSkeyId ?? [])),
      node('value', {}, Buffer.from(eSkeyVal ?? [])),
      node('signature', {}, Buffer.from(eSkeySig ?? [])),
    ])
    const registrationId = numberOf(node('id', {}, Buffer.from(eRegid ?? bigEndian(0, 4))))
    const companion = { device, noiseKey: this.#noiseKey, identity: this.#identity, registrationId, signedPreKey }
    account.companions.set(device, new Companion(companion))
    this.stream.end(node('stream:error', { code: '515' }))
  }
}

/** As the sources of other clients describe it; what the device would answer is not spoken here. */
function passkeyRequest(): Node {
  const options = {
    challenge: randomBytes(32).toString('base64url'),
    ...{ rpId: 'whatsapp.com', userVerification: 'required', timeout: 60_000 },
  }
  const request = node('passkey_request_options', {}, Buffer.from(JSON.stringify(options)))
  const attrs = {
    from: S_WHATSAPP_NET,
    type: 'passkey_prologue_request',
    id: randomBytes(6).toString('hex'),
    t: seconds(),
  }
  return node('notification', attrs, [request])
}
