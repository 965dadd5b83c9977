import { deriveKey, type Keyring } from './keyring.ts'

/**
 * The password of a database role or another account we create ourselves: 43 characters of base64url, the same on
 * every node, stored nowhere. It changes with the current master key, so set the roles' passwords again after a
 * rotation; `keyId` gives the one of before, for nodes that still have the older list.
 * @throws SecretError secret_unknown_key
 */
export function derivePassword(keyring: Keyring, name: string, keyId: string = keyring.current.id): string {
  return deriveKey(keyring.get(keyId), `password/${name}`).export().toString('base64url')
}
