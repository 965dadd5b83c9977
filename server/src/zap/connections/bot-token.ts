import { createHmac, timingSafeEqual } from 'node:crypto'
import { ConnectionId, encodeId } from '@recado/contracts/ids'
import { deriveKey, type Keyring } from '../../platform/secrets/index.ts'

export interface BotName {
  tenantId: string
  connectionId: ConnectionId
  /** `token_generation` of the connection. */
  generation: number
}

/** `wab_<key>_<connection>_<proof>`: what a bot shows. It is derived, and stored nowhere but with the bot itself. */
export function botToken(keyring: Keyring, name: BotName, keyId: string = keyring.current.id): string {
  return `wab_${keyId}_${encodeId('wac', name.connectionId)}_${proofOf(keyring, keyId, 'token', name).toString('base64url')}`
}

/** `whsec_…` of Standard Webhooks, by which a bot signs what it delivers. Of the same key as its token. */
export function botSigningSecret(keyring: Keyring, name: BotName, keyId: string = keyring.current.id): string {
  return `whsec_${proofOf(keyring, keyId, 'signature', name).toString('base64')}`
}

/** What a token says of itself, before anything is proved. Undefined: it is no bot's. */
export function readBotToken(token: string): { keyId: string; connectionId: ConnectionId } | undefined {
  const [, keyId, shown] = /^wab_(.+)_(wac_[0-9a-z]{26})_[\w-]{43}$/.exec(token) ?? []
  const connection = ConnectionId.safeDecode(shown ?? '')
  return keyId === undefined || !connection.success ? undefined : { keyId, connectionId: connection.data }
}

/** In constant time. @throws SecretError secret_unknown_key */
export function isBotToken(keyring: Keyring, token: string, keyId: string, name: BotName): boolean {
  const wanted = Buffer.from(botToken(keyring, name, keyId))
  const given = Buffer.from(token)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

function proofOf(keyring: Keyring, keyId: string, purpose: string, { tenantId, connectionId, generation }: BotName) {
  return createHmac('sha256', deriveKey(keyring.get(keyId), `bot-${purpose}`))
    .update(`${tenantId}/${connectionId}/${generation}`)
    .digest()
}
