import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { deriveKey, type Keyring } from './keyring.ts'
import { SecretError } from './secret-error.ts'

/**
 * What a sealed value belongs to. It is authenticated but not stored: a value copied into another tenant's row, or
 * from one column to another, does not open. `tenant` is null for values of the platform itself.
 */
export type SealContext = { readonly tenant: string | null; readonly purpose: string }

/*
 * rs1.<key id>.<wrapped data key>.<payload>
 * Both boxes are nonce (12) + ciphertext + tag (16) of AES-256-GCM, base64url. Each value has a random data key of its
 * own, so no nonce can repeat under one; the wrapping key sees one random nonce per value, safe for 2^32 values.
 */
const VERSION = 'rs1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function seal(keyring: Keyring, plaintext: string, context: SealContext): string {
  const dataKey = randomBytes(32)
  const payload = encrypt(dataKey, Buffer.from(plaintext, 'utf8'), bind('payload', context))
  return join({ keyId: keyring.current.id, wrapped: wrap(keyring, dataKey, context), payload })
}

/**
 * @throws SecretError secret_malformed, secret_unknown_key, or secret_unreadable when the value was changed or the
 * context is another one (the two cannot be told apart).
 */
export function open(keyring: Keyring, sealed: string, context: SealContext): string {
  const parts = split(sealed)
  const dataKey = unwrap(keyring, parts, context)
  return decrypt(dataKey, parts.payload, bind('payload', context)).toString('utf8')
}

type SealedParts = { keyId: string; wrapped: Buffer; payload: Buffer }

function join(parts: SealedParts): string {
  return [VERSION, parts.keyId, parts.wrapped.toString('base64url'), parts.payload.toString('base64url')].join('.')
}

const SEALED = /^rs1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]{80})\.([A-Za-z0-9_-]{38,})$/

function split(sealed: string): SealedParts {
  const [, keyId, wrapped, payload] = SEALED.exec(sealed) ?? []
  if (!keyId || !wrapped || !payload) throw new SecretError('secret_malformed')
  return { keyId, wrapped: Buffer.from(wrapped, 'base64url'), payload: Buffer.from(payload, 'base64url') }
}

function wrap(keyring: Keyring, dataKey: Buffer, context: SealContext): Buffer {
  const { current } = keyring
  return encrypt(deriveKey(current, 'wrap'), dataKey, bind(`wrap/${current.id}`, context))
}

function unwrap(keyring: Keyring, parts: SealedParts, context: SealContext): Buffer {
  const master = keyring.get(parts.keyId)
  return decrypt(deriveKey(master, 'wrap'), parts.wrapped, bind(`wrap/${master.id}`, context))
}

/** JSON keeps the parts apart: no choice of tenant and purpose can spell another pair. */
function bind(part: string, context: SealContext): Buffer {
  return Buffer.from(JSON.stringify([VERSION, part, context.tenant, context.purpose]))
}

function encrypt(key: KeyObject | Buffer, plaintext: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad)
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: KeyObject | Buffer, box: Buffer, aad: Buffer): Buffer {
  const nonce = box.subarray(0, NONCE_BYTES)
  const ciphertext = box.subarray(NONCE_BYTES, -TAG_BYTES)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(aad).setAuthTag(box.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(ciphertext), decipher.final()])
  } catch {
    throw new SecretError('secret_unreadable')
  }
}
