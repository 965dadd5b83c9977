import { NOBODY, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import type { DriverChat } from '../driver/driver.ts'

/** A person who writes to the number. How the network addresses them is chosen message by message. */
export interface Customer {
  phone: string
  lid: string
  name: string
}

export type Addressing = 'lid' | 'phone' | 'both'

export function chatOf(customer: Customer, addressing: Addressing): DriverChat & { kind: 'person' } {
  const lid = addressing === 'phone' ? null : customer.lid
  const phone = addressing === 'lid' ? null : customer.phone
  const address = addressing === 'phone' ? `${customer.phone.slice(1)}@s.whatsapp.net` : customer.lid
  return { kind: 'person', address, identity: { ...NOBODY, lid, phone }, name: customer.name }
}

/** Somebody whom the phone has not met: known by what the bot wrote. */
export function personOf(chat: string): DriverChat & { kind: 'person' } {
  const identity: WhatsappIdentity = chat.endsWith('@lid') ? { ...NOBODY, lid: chat } : { ...NOBODY, phone: chat }
  return { kind: 'person', address: chat, identity, name: undefined }
}
