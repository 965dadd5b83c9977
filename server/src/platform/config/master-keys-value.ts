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
  if (new Set(parsed.map((entry) => entry.id)).size !== parsed.length) return refuse(ctx, 'must not repeat a key id')
  return parsed
})

function parseEntry(text: string): MasterKey | undefined {
  const [, id, encoded] = ENTRY.exec(text) ?? []
  if (!id || !encoded) return undefined
  const bytes = Buffer.from(encoded, 'base64')
  return bytes.length === 32 ? { id, key: createSecretKey(bytes) } : undefined
}
