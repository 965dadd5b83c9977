import type { MessageView } from '@recado/contracts/messages'
import { WhatsappData } from '@recado/contracts/whatsapp-data'
import { MessageAbove } from './message-above.tsx'
import { MessageBelow } from './message-below.tsx'
import { ReactionChoices } from './reaction-choices.tsx'
import { WhatsappMark } from './whatsapp-mark.tsx'
import type { PartName } from './whatsapp-part.tsx'

export function MessageParts({ part, message }: { part: PartName; message: MessageView }) {
  const data = readData(message)
  if (part === 'mark') return <WhatsappMark message={message} data={data} />
  if (part === 'react') return <ReactionChoices message={message} data={data} />
  return part === 'above' ? <MessageAbove data={data} /> : <MessageBelow message={message} data={data} />
}

const read = new WeakMap<MessageView['data'], WhatsappData>()

/** Each message is drawn in its parts, and read once. */
function readData({ data }: MessageView): WhatsappData {
  const known = read.get(data)
  if (known !== undefined) return known
  const parsed = WhatsappData.safeParse(data).data ?? {}
  read.set(data, parsed)
  return parsed
}
