import { Delivery } from '@recado/contracts/delivery'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'

/** Whether the last thing known of this customer is that their number is not on WhatsApp. */
export function hasNoWhatsapp(messages: readonly ShownMessage[]): boolean {
  for (const message of messages.toReversed()) {
    if (message.state !== 'stored') continue
    if (message.direction === 'in') return false
    const { data: delivery } = Delivery.safeParse(message.data.delivery)
    if (delivery === undefined || delivery.state === 'waiting' || delivery.state === 'handed') continue
    return delivery.state === 'failed' && delivery.problem === 'not_on_whatsapp'
  }
  return false
}
