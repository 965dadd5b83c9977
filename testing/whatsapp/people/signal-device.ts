import {
  addTransactionCapability,
  DEFAULT_CONNECTION_CONFIG,
  encodeWAMessage,
  getNextPreKeys,
  initAuthCreds,
  type KeyPair,
  parseAndInjectE2ESessions,
  proto,
  type SignalDataTypeMap,
  type SignalKeyStore,
  unpadRandomMax16,
  xmppPreKey,
  xmppSignedPreKey,
} from 'baileys'
import { bigEndian, type Node, node } from '../wire/nodes.ts'
import { silentLog } from './silent-log.ts'

type MakeRepository = typeof DEFAULT_CONNECTION_CONFIG.makeSignalRepository

/** A phone as others meet it in Signal: identity, prekeys and one session with each device that it talks to. */
export class SignalDevice {
  readonly creds = initAuthCreds()
  readonly #keys = addTransactionCapability(keysInMemory(), silentLog, { maxCommitRetries: 1, delayBetweenTriesMs: 1 })
  readonly #repository: ReturnType<MakeRepository>
  /** Ratchets go one step after another. */
  #turn: Promise<unknown> = Promise.resolve()

  /** @param makeRepository the library's own, unless one is tested. */
  constructor(makeRepository: MakeRepository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository) {
    this.#repository = makeRepository({ creds: this.creds, keys: this.#keys }, silentLog, async () => [])
  }

  get identity(): KeyPair {
    return this.creds.signedIdentityKey
  }

  /** What is handed out to who wants to write: a prekey of its own each time. */
  async bundle(jid: string): Promise<Node> {
    const [registration, type, identity, ...keys] = await this.keyNodes()
    return node('user', { jid }, [registration, type, identity, ...keys])
  }

  /** Registration, type, identity, a fresh prekey and the signed one. */
  async keyNodes(): Promise<[Node, Node, Node, Node, Node]> {
    const { update, preKeys } = await getNextPreKeys({ creds: this.creds, keys: this.#keys }, 1)
    Object.assign(this.creds, update)
    const [[id, key]] = Object.entries(preKeys) as [[string, KeyPair]]
    return [
      node('registration', {}, bigEndian(this.creds.registrationId, 4)),
      node('type', {}, Buffer.from([5])),
      node('identity', {}, this.identity.public),
      xmppPreKey(key, Number(id)),
      xmppSignedPreKey(this.creds.signedPreKey),
    ]
  }

  /**
   * @param user a bundle, asked for only if there is no session yet.
   * @param anew forget the session that there is.
   */
  encrypt(address: string, message: proto.IMessage, user: () => Node | undefined, anew = false): Promise<Node> {
    return this.#next(async () => {
      const { exists } = await this.#repository.validateSession(address)
      const bundle = exists && !anew ? undefined : user()
      if (bundle !== undefined) {
        const one = { ...bundle, attrs: { ...bundle.attrs, jid: address } }
        await parseAndInjectE2ESessions(node('iq', {}, [node('list', {}, [one])]), this.#repository)
      }
      const data = encodeWAMessage(message)
      const { type, ciphertext } = await this.#repository.encryptMessage({ jid: address, data })
      return node('enc', { v: '2', type }, ciphertext)
    })
  }

  /** @throws what Signal says. */
  decrypt(address: string, enc: Node): Promise<proto.Message> {
    return this.#next(async () => {
      const type = enc.attrs.type === 'pkmsg' ? 'pkmsg' : 'msg'
      const ciphertext = enc.content as Uint8Array
      const plain = await this.#repository.decryptMessage({ jid: address, type, ciphertext })
      return proto.Message.decode(unpadRandomMax16(plain))
    })
  }

  #next<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(act)
    this.#turn = result.catch(() => undefined)
    return result
  }
}

function keysInMemory(): SignalKeyStore {
  const values = new Map<string, unknown>()
  return {
    get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
      const found: Record<string, SignalDataTypeMap[Type]> = {}
      for (const id of ids) {
        const value = values.get(`${type}:${id}`)
        if (value !== undefined) found[id] = value as SignalDataTypeMap[Type]
      }
      return found
    },
    set(data) {
      for (const [type, entries] of Object.entries(data)) {
        for (const [id, value] of Object.entries(entries ?? {})) {
          if (value === null) values.delete(`${type}:${id}`)
          else values.set(`${type}:${id}`, value)
        }
      }
    },
  }
}
