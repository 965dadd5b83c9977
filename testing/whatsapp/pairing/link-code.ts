import { randomBytes } from 'node:crypto'
import { aesDecryptCTR, aesDecryptGCM, aesEncryptCTR, Curve, derivePairingCodeKey, hkdf, type KeyPair } from 'baileys'

/** The phone's half of linking by a code: both prove that they know it, without saying it. */
export class LinkCode {
  readonly #code: string
  readonly #phone: KeyPair
  readonly #ephemeral = Curve.generateKeyPair()
  #companion: Buffer = Buffer.alloc(0)

  constructor(code: string, phone: KeyPair) {
    this.#code = code
    this.#phone = phone
  }

  /** @param wrapped the device's key under the code. @returns the phone's own, likewise. */
  async answer(wrapped: Buffer): Promise<Buffer> {
    const key = await derivePairingCodeKey(this.#code, wrapped.subarray(0, 32))
    this.#companion = aesDecryptCTR(wrapped.subarray(48, 80), key, wrapped.subarray(32, 48))
    const [salt, iv] = [randomBytes(32), randomBytes(16)]
    const ours = await derivePairingCodeKey(this.#code, salt)
    return Buffer.concat([salt, iv, aesEncryptCTR(this.#ephemeral.public, ours, iv)])
  }

  /** @returns the secret of the two; undefined: the code that was typed is another. */
  finish(bundle: Buffer, device: Buffer): Buffer | undefined {
    const shared = Curve.sharedKey(this.#ephemeral.private, this.#companion)
    const info = 'link_code_pairing_key_bundle_encryption_key'
    const key = hkdf(shared, 32, { salt: bundle.subarray(0, 32), info })
    try {
      const plain = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), Buffer.alloc(0))
      const isTheirs = plain.subarray(0, 32).equals(device)
      if (!isTheirs || !plain.subarray(32, 64).equals(this.#phone.public)) return undefined
      const identities = Curve.sharedKey(this.#phone.private, device)
      const secret = hkdf(Buffer.concat([shared, identities, plain.subarray(64)]), 32, { info: 'adv_secret' })
      return Buffer.from(secret)
    } catch {
      return undefined
    }
  }
}
