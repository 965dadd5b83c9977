import type { MessageView } from '@recado/contracts/messages'
import { memo } from 'react'
import { BotCard } from '../flow/bot-card.tsx'
import type { ThreadRow } from './arrange-thread.ts'
import { Bubble } from './bubble.tsx'
import { DaySeparator, NewSeparator } from './day-separator.tsx'
import { EventLine } from './event-line.tsx'

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
  return message.data.event === 'bot_handed_over' ? <BotCard message={message} /> : <EventLine message={message} />
}
