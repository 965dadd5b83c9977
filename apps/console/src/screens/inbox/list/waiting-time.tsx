import type { ConversationView } from '@recado/contracts/conversations'
import { clsx } from 'clsx'
import { AlarmClock, Hourglass, TriangleAlert } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { onBeat, pageTime } from '../../../i18n/page-clock.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import type { Inbox } from '../../../inbox/inbox.api.ts'
import { useDueTimes } from '../../../inbox/use-due-times.ts'
import { type WaitState, waitState } from './wait-state.ts'

interface WaitingTimeProps {
  conversation: ConversationView & { waiting_since: Date }
  inbox: Inbox | undefined
}

/** How long the customer has waited for an answer, and how that stands to the inbox's target. */
export function WaitingTime({ conversation, inbox }: WaitingTimeProps) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const { waiting_since, first_answer_due_at } = conversation
  // A text, so that nothing is drawn again before it says something else.
  const [minutes, state] = useSyncExternalStore(onBeat, () => stateAt(conversation, pageTime())).split(' ') as [
    string,
    WaitState,
  ]
  useDueTimes(conversation, inbox, Number(minutes) >= 1)
  const Icon = ICONS[state]
  const time = format.lasted(Number(minutes))
  const due = first_answer_due_at === null ? '' : format.weekdayAndTime(first_answer_due_at)
  const words = t(`waiting.${due === '' ? 'neutral' : state}`, { time, due })
  return (
    <span title={words} className={clsx('flex items-center gap-1 whitespace-nowrap', COLOURS[state])}>
      <Icon size={12} aria-hidden />
      <time dateTime={waiting_since.toISOString()} aria-hidden>
        {time}
      </time>
      <span className="sr-only">{words}</span>
    </span>
  )
}

function stateAt({ waiting_since, ...due }: WaitingTimeProps['conversation'], now: number): string {
  const minutes = Math.max(0, Math.floor((now - waiting_since.getTime()) / 60_000))
  return `${minutes} ${waitState(due, now)}`
}

const ICONS = { neutral: Hourglass, warn: AlarmClock, late: TriangleAlert }
const COLOURS: Record<WaitState, string> = {
  neutral: 'text-ink-soft',
  warn: 'font-medium text-warn',
  late: 'font-semibold text-bad',
}
