import type { Delivery } from '@recado/contracts/delivery'
import type { WhatsappData } from '@recado/contracts/whatsapp-data'

export type MarkState = Delivery['state'] | 'waiting'

/**
 * How far a message of ours has come. Without a word of its own it waits for the bot, unless it left by another way: on the
 * shop's phone, or before the number was here; of these only what the customer has is known.
 */
export function markOf(
  seq: number,
  { delivery, own_phone, history }: Pick<WhatsappData, 'delivery' | 'own_phone' | 'history'>,
  { deliveredSeq, readSeq }: { deliveredSeq: number; readSeq: number },
): MarkState {
  if (delivery !== undefined) return delivery.state
  if (seq <= readSeq) return 'read'
  if (seq <= deliveredSeq) return 'delivered'
  return own_phone === true || history === true ? 'sent' : 'waiting'
}
