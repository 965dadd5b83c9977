import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { MasterKey } from '../config/master-keys-value.ts'
import { SecretError } from './secret-error.ts'

/** Master keys by id. New values use the current one, the others still open what they once sealed. */
export type Keyring = {
  readonly current: MasterKey
  /** @throws SecretError secret_unknown_key */
  get(id: string): MasterKey
  /** Undefined for a key that was never ours, or is no longer. */
  find(id: string): MasterKey | undefined
}

/** @param keys current first. @throws SecretError keyring_empty */
export function createKeyring(keys: readonly MasterKey[]): Keyring {
  const [current] = keys
  if (!current) throw new SecretError('keyring_empty')
  const byId = new Map(keys.map((entry) => [entry.id, entry]))
  return {
    current,
    find: (id) => byId.get(id),
    get(id) {
      const found = byId.get(id)
      if (!found) throw new SecretError('secret_unknown_key', id)
      return found
    },
  }
}

/**
 * A 256-bit key for one purpose, by HKDF-SHA-256. Nothing uses a master key directly, so that wrapping, passwords and
 * signatures cannot weaken each other.
 */
export function deriveKey(masterKey: MasterKey, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', masterKey.key, '', `recado/${purpose}/v1`, 32)))
}
