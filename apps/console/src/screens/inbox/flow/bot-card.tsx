import type { MessageView } from '@recado/contracts/messages'
import { Bot } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useClock } from '../thread/use-clock.ts'

/** What the server writes where a bot calls people. */
const HandOver = z.object({
  reason: z.string(),
  note: z.string().default(''),
  error: z.string().nullish(),
  flow_name: z.string().default(''),
  answers: z.array(z.object({ question: z.string(), value: z.string() })).default([]),
})

const REASONS = ['block', 'requested', 'not_understood', 'trouble', 'failed', 'no_flow'] as const

/** Why the bot called people, and what it was answered: what one reads before the first word. */
export function BotCard({ message }: { message: MessageView }) {
  const { t } = useTranslation('thread')
  const clock = useClock()
  const read = HandOver.safeParse(message.data)
  if (!read.success) return null
  const { note, error, flow_name, answers } = read.data
  const reason = REASONS.find((one) => one === read.data.reason) ?? 'block'
  return (
    <article
      aria-label={t('bot_part.card')}
      className="mx-auto my-2 grid w-full max-w-md gap-2 rounded-12 border border-line bg-sunken px-4 py-3 text-13"
    >
      <header className="flex items-center gap-2 text-12 text-ink-soft">
        <Bot size={14} aria-hidden />
        <p className="min-w-0 flex-1">
          {t(`bot_part.reason.${reason}`)}
          {flow_name !== '' && ` · ${flow_name}`}
        </p>
        <time dateTime={message.created_at.toISOString()} className="text-ink-faint">
          {clock(message.created_at)}
        </time>
      </header>
      {answers.length > 0 && (
        <dl className="grid gap-1.5">
          {answers.map(({ question, value }) => (
            <div key={`${question} ${value}`} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3">
              <dt className="text-ink-faint">{question}</dt>
              <dd dir="auto" className="font-medium break-words whitespace-pre-line">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {note !== '' && (
        <p dir="auto" className="whitespace-pre-line">
          {note}
        </p>
      )}
      {error && <p className="text-12 text-bad">{t('bot_part.error', { error })}</p>}
    </article>
  )
}
