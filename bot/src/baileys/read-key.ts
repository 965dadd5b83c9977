import { joinIdentities, NOBODY, readAddress, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import type { WAMessageKey } from 'baileys'
import type { DriverChat } from '../driver/driver.ts'

/** The chat of a message: a person under all the addresses that the key has, or a group. Undefined for broadcasts and the like. */
export function readChat(key: WAMessageKey, name: string | undefined): DriverChat | undefined {
  const address = key.remoteJid ?? ''
  if (address.endsWith('@g.us')) return { kind: 'group', address, name: undefined }
  const identity = identityOf(address, key.remoteJidAlt, key.remoteJidUsername)
  return identity && { kind: 'person', address, identity, name }
}

/** Who wrote in a group. */
export function readSender(key: WAMessageKey, name: string | undefined) {
  const identity = identityOf(key.participant ?? '', key.participantAlt, key.participantUsername)
  return identity && { identity, name }
}

function identityOf(
  address: string,
  other: string | null | undefined,
  username: string | null | undefined,
): WhatsappIdentity | undefined {
  const known = [address, other ?? ''].map(readAddress).filter((one) => one !== undefined)
  if (known.length === 0) return undefined
  return { ...known.reduce(joinIdentities, NOBODY), username: username || null }
}
