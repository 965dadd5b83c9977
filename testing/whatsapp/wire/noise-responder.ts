import { aesDecryptGCM, aesEncryptGCM, Curve, hkdf, NOISE_MODE, proto, sha256 } from 'baileys'
import type { ServerIdentity } from './server-identity.ts'

const EMPTY = Buffer.alloc(0)

/** What a client says of itself at the end of the handshake. */
export interface ClientHello {
  /** Its lasting key: the same at every login of one device. */
  noiseKey: Buffer
  payload: proto.ClientPayload
}

/** The server's half of Noise_XX_25519_AESGCM_SHA256. */
export class NoiseResponder {
  readonly #identity: ServerIdentity
  readonly #ephemeral = Curve.generateKeyPair()
  #hash: Buffer = Buffer.from(NOISE_MODE)
  #salt: Buffer = this.#hash
  #key: Buffer = this.#hash
  #counter = 0

  /** @param header what the client sent before its first frame. */
  constructor(identity: ServerIdentity, header: Uint8Array) {
    this.#identity = identity
    this.#authenticate(header)
  }

  /** @returns the server's hello. */
  hear(frame: Uint8Array): Uint8Array {
    const { clientHello } = proto.HandshakeMessage.decode(frame)
    const theirs = Buffer.from(clientHello?.ephemeral ?? EMPTY)
    this.#authenticate(theirs)
    this.#authenticate(this.#ephemeral.public)
    this.#mix(Curve.sharedKey(this.#ephemeral.private, theirs))
    const secret = this.#encrypt(this.#identity.keys.public)
    this.#mix(Curve.sharedKey(this.#identity.keys.private, theirs))
    const payload = this.#encrypt(this.#identity.chain)
    return proto.HandshakeMessage.encode({
      serverHello: { ephemeral: this.#ephemeral.public, static: secret, payload },
    }).finish()
  }

  /** @throws when the client's answer does not open: its half of the handshake was another. */
  finish(frame: Uint8Array): ClientHello & { transport: Transport } {
    const { clientFinish } = proto.HandshakeMessage.decode(frame)
    const noiseKey = this.#decrypt(clientFinish?.static ?? EMPTY)
    this.#mix(Curve.sharedKey(this.#ephemeral.private, noiseKey))
    const payload = proto.ClientPayload.decode(this.#decrypt(clientFinish?.payload ?? EMPTY))
    const [fromClient, toClient] = this.#expand(EMPTY)
    return { noiseKey, payload, transport: new Transport(fromClient, toClient) }
  }

  #authenticate(data: Uint8Array): void {
    this.#hash = sha256(Buffer.concat([this.#hash, data]))
  }

  #encrypt(plain: Uint8Array): Buffer {
    const cipher = aesEncryptGCM(plain, this.#key, counterOf(this.#counter++), this.#hash)
    this.#authenticate(cipher)
    return cipher
  }

  #decrypt(cipher: Uint8Array): Buffer {
    const plain = aesDecryptGCM(cipher, this.#key, counterOf(this.#counter++), this.#hash)
    this.#authenticate(cipher)
    return plain
  }

  #expand(data: Uint8Array): [Buffer, Buffer] {
    const keys = Buffer.from(hkdf(Buffer.from(data), 64, { salt: this.#salt, info: '' }))
    return [keys.subarray(0, 32), keys.subarray(32)]
  }

  #mix(data: Uint8Array): void {
    const [salt, key] = this.#expand(data)
    this.#salt = salt
    this.#key = key
    this.#counter = 0
  }
}

/** After the handshake each direction has a key and counts its frames. */
export class Transport {
  readonly #fromClient: Buffer
  readonly #toClient: Buffer
  #read = 0
  #written = 0

  constructor(fromClient: Buffer, toClient: Buffer) {
    this.#fromClient = fromClient
    this.#toClient = toClient
  }

  encrypt(plain: Uint8Array): Buffer {
    return aesEncryptGCM(plain, this.#toClient, counterOf(this.#written++), EMPTY)
  }

  decrypt(cipher: Uint8Array): Buffer {
    return aesDecryptGCM(cipher, this.#fromClient, counterOf(this.#read++), EMPTY)
  }
}

function counterOf(count: number): Buffer {
  const iv = Buffer.alloc(12)
  iv.writeUInt32BE(count, 8)
  return iv
}
