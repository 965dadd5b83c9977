import type { MessageView } from '@recado/contracts/messages'
import { useTranslation } from 'react-i18next'
import { useThreadTools } from './thread-context.ts'
import { useClock } from './use-clock.ts'
import { wordEvent } from './word-event.ts'

/** What happened, quietly, in its place among the messages. */
export function EventLine({ message }: { message: MessageView }) {
  const { t } = useTranslation('thread')
  const { me, nameOfMember, nameOfTeam } = useThreadTools()
  const clock = useClock()
  const { key, who, whom, comment = '' } = wordEvent(message, { member: nameOfMember, team: nameOfTeam, me })
  return (
    <p className="px-4 py-1.5 text-center text-12 text-balance text-ink-faint">
      {who === '' ? t(`event_itself.${key}`, { whom }) : t(`event.${key}`, { who, whom })}
      <span aria-hidden>{' · '}</span>
      <time dateTime={message.created_at.toISOString()}>{clock(message.created_at)}</time>
      {comment !== '' && (
        <span dir="auto" className="block whitespace-pre-line text-ink-soft">
          “{comment}”
        </span>
      )}
    </p>
  )
}
