import { readAddress } from '@recado/contracts/whatsapp-identity'
import { z } from 'zod'
import type { DriverChat, DriverEvent } from '../driver/driver.ts'
import type { WhoIs } from './page-functions.ts'
import { readChat } from './read-web-message.ts'
import { WebMessage } from './web-message.ts'

const Key = WebMessage.shape.id
/** A reaction as whatsapp-web.js hands it over. */
export const WebReaction = z.object({
  id: Key,
  msgId: Key,
  reaction: z.string(),
  senderId: z.string(),
  /** Seconds since 1970. */
  timestamp: z.number(),
})

export function readWebReaction(read: z.output<typeof WebReaction>, who: WhoIs): DriverEvent | undefined {
  const { id, msgId, reaction, senderId, timestamp } = read
  const chat = readChat({ id: msgId }, who)
  return (
    chat && {
      ...{ event: 'reaction', chat, messageId: msgId.id, fromMe: id.fromMe, at: new Date(timestamp * 1_000) },
      ...{ sender: chat.kind === 'group' ? readAddress(senderId) : undefined, emoji: reaction || undefined },
      // Its sender's last word on the message takes the place of the one before.
      id: `${id.id}:${timestamp}`,
    }
  )
}

export function readWebChange(message: WebMessage, chat: DriverChat, event: 'edit' | 'deletion'): DriverEvent {
  const { id, body, caption } = message
  const common = { chat, messageId: id.id, fromMe: id.fromMe, at: new Date() }
  return event === 'edit' ? { ...common, event, text: caption ?? body ?? '' } : { ...common, event }
}

/** WhatsApp Web's numbers: -1 an error, 0 on its way, 1 the server has it, 2 the phone, 3 read, 4 played. */
export function ackOf(ack: number | undefined): 'failed' | 'sent' | 'delivered' | 'read' | 'played' | undefined {
  if (ack === undefined || ack === 0) return undefined
  if (ack < 0) return 'failed'
  return (['sent', 'delivered', 'read', 'played'] as const)[ack - 1]
}
