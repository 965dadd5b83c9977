import type { Message, OutgoingMessage } from '@recado/flow'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { Scroller } from '../builder/scroller.tsx'
import type { PhoneLine, PhoneSession } from './phone-session.ts'
import { useNoteText } from './use-note-text.ts'

interface PhoneLogProps {
  session: PhoneSession
  onSay(message: Message): void
}

/** What was said, and between it what the bot did that the customer does not see. */
export function PhoneLog({ session, onSay }: PhoneLogProps) {
  const { t } = useTranslation('flow-builder')
  const scroller = useRef<HTMLDivElement>(null)
  const { lines, state } = session
  useLayoutEffect(() => {
    if (lines.length > 0) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [lines])
  const isEnd = state.phase === 'ended' || state.phase === 'closed'
  return (
    <Scroller ref={scroller} log={t('phone.log')} className="grid min-h-0 flex-1 content-start gap-2 bg-canvas p-3">
      {lines.map((line) => (
        <Line key={line.key} line={line} onSay={onSay} />
      ))}
      {state.paused && <p className="text-center text-12 text-ink-faint">{t('phone.silent')}</p>}
      {isEnd && <p className="text-center text-12 text-ink-faint">{t('phone.ended')}</p>}
    </Scroller>
  )
}

function Line({ line, onSay }: { line: PhoneLine; onSay(message: Message): void }) {
  const { t } = useTranslation('flow-builder')
  const format = useFormat()
  const noteText = useNoteText()
  switch (line.kind) {
    case 'bot':
      return <Bubble message={line.message} onSay={onSay} />
    case 'contact':
      return (
        <p className="max-w-[85%] justify-self-end rounded-8 bg-accent px-3 py-2 text-13 wrap-break-word whitespace-pre-line text-accent-on">
          {line.text}
        </p>
      )
    case 'person':
      return (
        <p className="max-w-[85%] justify-self-start rounded-8 border border-line bg-good-soft px-3 py-2 text-13 wrap-break-word text-good">
          {line.text}
        </p>
      )
    case 'note':
      return <p className="justify-self-center px-4 text-center text-12 text-ink-faint">{noteText(line.effect)}</p>
    case 'skipped':
      return (
        <p className="justify-self-center text-12 text-ink-faint">
          {t('phone.skipped', { time: format.weekdayAndTime(new Date(line.until)) })}
        </p>
      )
  }
}

const bubble =
  'max-w-[85%] justify-self-start rounded-8 border border-line bg-raised px-3 py-2 text-13 wrap-break-word whitespace-pre-line'
const choice =
  'w-full rounded-8 border border-line-strong bg-surface px-3 py-1.5 text-left text-13 text-accent-text hover:bg-hover'

function Bubble({ message, onSay }: { message: OutgoingMessage; onSay(message: Message): void }) {
  const { t } = useTranslation('flow-builder')
  switch (message.kind) {
    case 'text':
      return <p className={bubble}>{message.text}</p>
    case 'buttons':
    case 'list': {
      const options = message.kind === 'buttons' ? message.buttons : message.rows
      return (
        <div className="grid w-[85%] gap-1.5">
          <p className={`${bubble} max-w-full`}>{message.text}</p>
          {options.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className={choice}
              onClick={() => onSay({ kind: 'reply', option_id: id, title })}
            >
              {title}
            </button>
          ))}
        </div>
      )
    }
    case 'media':
      return (
        <div className={bubble}>
          <p className="text-12 text-ink-faint">
            {t(`media.${message.media === 'sticker' ? 'image' : message.media}`)}
          </p>
          <p className="break-all">{message.name ?? message.url}</p>
          {message.caption && <p>{message.caption}</p>}
        </div>
      )
    case 'cards':
      return (
        <div className="grid w-[85%] gap-1.5">
          {message.cards.map((card) => (
            <div key={card.id} className={`${bubble} max-w-full`}>
              <p className="font-medium">{card.title}</p>
              {card.subtitle && <p className="text-12 text-ink-soft">{card.subtitle}</p>}
              {card.lines.map((line) => (
                <p key={line} className="text-12">
                  {line}
                </p>
              ))}
            </div>
          ))}
        </div>
      )
  }
}
