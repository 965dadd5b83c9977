import type { Shown } from './fold-log.ts'
import { addressOf, type Content, type Customer } from './network.ts'
import { summaryOf } from './summary-of.ts'
import type { ShownPhone } from './use-phone.ts'
import { t } from './words.ts'

interface BubbleProps {
  message: Shown
  customer: Customer
  play: ShownPhone['play']
  onAnswer(): void
}

const TIME = new Intl.DateTimeFormat('pt-BR', { hour: '2-digit', minute: '2-digit' })

/** The customer's own on the right, the shop's on the left. */
export function Bubble({ message, customer, play, onAnswer }: BubbleProps) {
  const { direction, deleted, edited, reactions, answers, text, content, at, state, messageId } = message
  const own = direction === 'in'
  const rewrite = () => {
    const words = window.prompt(t('message.rewritten'), text ?? '')
    if (words) void play('rewrite', { customer, message_id: messageId, text: words })
  }
  return (
    <div class="bubble" data-own={own}>
      <div class="box">
        {answers !== undefined && <p class="quote">{summaryOf(answers)}</p>}
        {deleted ? (
          <p class="gone">{t('message.deleted')}</p>
        ) : (
          <>
            <File content={content} />
            {text && <p class="words">{text}</p>}
          </>
        )}
        <p class="meta">
          {edited && !deleted && <span>{t('message.edited')}</span>}
          <time dateTime={at}>{TIME.format(new Date(at))}</time>
          {!own && (
            <span data-state={state} title={t(`message.${state}`)}>
              {state === 'sent' ? '✓' : '✓✓'}
            </span>
          )}
        </p>
      </div>
      {reactions.length > 0 && <p class="reactions">{reactions.join(' ')}</p>}
      {!deleted && (
        <p class="acts">
          <button type="button" onClick={onAnswer}>
            {t('message.quote')}
          </button>
          <button
            type="button"
            aria-label={t('message.react')}
            onClick={() =>
              void play('react', { customer, message_id: messageId, emoji: reactions.length > 0 ? null : '👍' })
            }
          >
            👍
          </button>
          {own && content.kind === 'text' && (
            <button type="button" onClick={rewrite}>
              {t('message.rewrite')}
            </button>
          )}
          {own && (
            <button type="button" onClick={() => void play('take-back', { customer, message_id: messageId })}>
              {t('message.take_back')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

function File({ content }: { content: Content }) {
  if (content.kind === 'location')
    return (
      <p class="file">
        📍 {content.name || t('message.location')} ({content.latitude.toFixed(4)}, {content.longitude.toFixed(4)})
      </p>
    )
  if (content.kind === 'contacts') return <p class="file">👤 {content.contacts.map(({ name }) => name).join(', ')}</p>
  if (!('media' in content)) return null
  const address = addressOf(content.media)
  if (content.kind === 'voice' || content.kind === 'audio')
    // biome-ignore lint/a11y/useMediaCaption: a recording of somebody who speaks; nobody has written it down
    return address === undefined ? <p class="file">🎤 {t('message.audio')}</p> : <audio controls src={address} />
  if (address !== undefined && (content.kind === 'image' || content.kind === 'sticker'))
    return <img src={address} alt={content.media.name ?? t('message.photo')} />
  return (
    <p class="file">
      📄 {content.media.name ?? t('message.file')}{' '}
      {address !== undefined && (
        <a href={address} target="_blank" rel="noreferrer">
          {t('message.open')}
        </a>
      )}
    </p>
  )
}
