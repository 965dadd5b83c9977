import type { MessageView } from '@recado/contracts/messages'
import { lazy, memo, Suspense } from 'react'
import type { ThreadRow } from './arrange-thread.ts'
import { Bubble } from './bubble.tsx'
import { DaySeparator, NewSeparator } from './day-separator.tsx'
import { EventLine } from './event-line.tsx'

const BotCard = lazy(() => import('../flow/bot-card.tsx').then((file) => ({ default: file.BotCard })))

interface ThreadRowViewProps {
  row: ThreadRow
  /** It was gone to. */
  lit: boolean
}

/** A message with what stands above it. */
export const ThreadRowView = memo(function ThreadRowView({ row, lit }: ThreadRowViewProps) {
  const { message, day, newCount, opens, closes } = row
  return (
    <>
      {day !== undefined && <DaySeparator day={day} />}
      {newCount !== undefined && <NewSeparator count={newCount} />}
      {message.state === 'stored' && message.kind === 'event' ? (
        <Happening message={message} />
      ) : (
        <Bubble message={message} opens={opens} closes={closes} lit={lit} />
      )}
      {!closes && <div className="h-0.5" />}
    </>
  )
})

function Happening({ message }: { message: MessageView }) {
  if (message.data.event !== 'bot_handed_over') return <EventLine message={message} />
  return (
    <Suspense fallback={<EventLine message={message} />}>
      <BotCard message={message} />
    </Suspense>
  )
}
