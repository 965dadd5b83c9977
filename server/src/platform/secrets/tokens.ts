import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 62^43 is the first power above 2^256. */
const TOKEN_LENGTH = 43

/**
 * `<prefix>_` and 256 random bits in base62: a double click selects it whole, and the prefix lets people and secret
 * scanners see what was found (`rk_live_…`). Show it once; store only its hash.
 */
export function newToken(prefix: string): string {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(prefix))
    throw new RangeError('a token prefix is lower-case words joined by _')
  let rest = BigInt(`0x${randomBytes(32).toString('hex')}`)
  let text = ''
  for (let i = 0; i < TOKEN_LENGTH; i++) {
    text = ALPHABET.charAt(Number(rest % 62n)) + text
    rest /= 62n
  }
  return `${prefix}_${text}`
}

/** The 32 bytes to store and to look a token up by. SHA-256 suffices: 256 random bits cannot be guessed through it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}

/** Compares in constant time. */
export function tokenMatches(token: string, hash: Uint8Array): boolean {
  return hash.length === 32 && timingSafeEqual(hashToken(token), hash)
}
