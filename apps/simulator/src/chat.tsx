import { useEffect, useRef, useState } from 'preact/hooks'
import { Bubble } from './bubble.tsx'
import { Composer } from './composer.tsx'
import { foldLog, type Shown } from './fold-log.ts'
import type { Customer } from './network.ts'
import type { ShownPhone } from './use-phone.ts'
import { t } from './words.ts'

interface ChatProps {
  shown: ShownPhone
  customer: Customer
  onBack(): void
}

/** What a customer has with the shop, as their phone shows it. */
export function Chat({ shown, customer, onBack }: ChatProps) {
  const { view, log, play } = shown
  const [answering, setAnswering] = useState<Shown>()
  const messages = foldLog(log, customer.lid)
  const end = useRef<HTMLDivElement>(null)
  const count = messages.length
  const isTyping = view.typing === customer.lid
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [count, isTyping])
  const unread = messages
    .filter(({ direction, state }) => direction === 'out' && state === 'delivered')
    .at(-1)?.messageId
  useEffect(() => {
    if (unread !== undefined && document.visibilityState === 'visible') void play('read', { message_id: unread })
  }, [unread, play])
  return (
    <div class="chat">
      <div class="bar">
        <button type="button" class="back" aria-label={t('chats.title')} onClick={onBack}>
          ←
        </button>
        <span class="avatar" aria-hidden="true">
          {customer.name.slice(0, 1)}
        </span>
        <span class="who">
          <strong>{customer.name}</strong>
          <span>{customer.phone}</span>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <div class="thread" role="log" tabIndex={0}>
        {messages.length === 0 && <p class="hint">{t('chats.nothing')}</p>}
        {messages.map((message) => (
          <Bubble
            key={`${message.n}`}
            message={message}
            customer={customer}
            play={play}
            onAnswer={() => setAnswering(message)}
          />
        ))}
        {isTyping && <p class="typing">{t('typing')}</p>}
        <div ref={end} />
      </div>
      <Composer shown={shown} customer={customer} answering={answering} onAnswered={() => setAnswering(undefined)} />
    </div>
  )
}
