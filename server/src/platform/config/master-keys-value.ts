import { createSecretKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { refuse, splitList } from './values.ts'

/** A key that wraps other keys. `key` is opaque on purpose: printing or serialising it shows nothing. */
export type MasterKey = { readonly id: string; readonly key: KeyObject }

const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/

/** `id:base64,id:base64` with 32 bytes each → keys, current first. */
export const masterKeysValue = z.string().transform((text, ctx): readonly MasterKey[] => {
  const found = splitList(text).map(parseEntry)
  const parsed = found.filter((entry) => entry !== undefined)
  if (found.length === 0 || parsed.length !== found.length) {
    return refuse(ctx, 'must be a list of id:base64 where each key has exactly 32 bytes')
  }
  if (parsed.some(({ key }) => isGuessable(key.export()))) {
    return refuse(ctx, 'must be random bytes, not zeros, a pattern or text; `openssl rand -base64 32` makes some')
  }
  if (new Set(parsed.map((entry) => entry.id)).size !== parsed.length) return refuse(ctx, 'must not repeat a key id')
  return parsed
})

function parseEntry(text: string): MasterKey | undefined {
  const [, id, encoded] = ENTRY.exec(text) ?? []
  if (!id || !encoded) return undefined
  const bytes = Buffer.from(encoded, 'base64')
  return bytes.length === 32 ? { id, key: createSecretKey(bytes) } : undefined
}

/**
 * Whether 32 bytes were made by hand: few different values, a repeated or counting pattern, or printable text. Random
 * bytes have 30 different values on average; each of these happens to them less than once in 10^12 keys.
 */
function isGuessable(bytes: Buffer): boolean {
  const step = (bytes.readUInt8(1) - bytes.readUInt8(0) + 256) % 256
  const counts = bytes.every((byte, i) => i === 0 || (byte - bytes.readUInt8(i - 1) + 256) % 256 === step)
  const repeats = bytes.subarray(0, 16).equals(bytes.subarray(16))
  const printable = bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
  return counts || repeats || printable || new Set(bytes).size < 12
}
