import type { MessageView } from '@recado/contracts/messages'
import { lazy, Suspense } from 'react'
import { useThreadTools } from '../thread/thread-context.ts'

const Part = lazy(() => import('./message-parts.tsx').then((file) => ({ default: file.MessageParts })))

export type PartName = 'above' | 'mark' | 'below' | 'react'

/** A part of a message that only WhatsApp has; its program is fetched where there is a number. */
export function WhatsappPart({ part, message }: { part: PartName; message: MessageView }) {
  if (!useThreadTools().byWhatsapp) return null
  return (
    <Suspense>
      <Part part={part} message={message} />
    </Suspense>
  )
}
