import type { Interactive as Shown } from '@recado/contracts/interactive'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { styleSheet } from '../launcher/style-sheet.ts'
import { useWidget } from '../launcher/widget-context.ts'
import styles from './css/interactive.css?inline'
import type { Send } from './use-send-files.ts'

const sheet = styleSheet(styles)

interface InteractiveProps {
  shown: Shown
  /** Sends the answer; undefined where it was answered already, or the conversation is over. */
  onAnswer: Send | undefined
}

/** What a bot shows beside words. Its program and styles come with the first message that has some. */
export function Interactive({ shown, onAnswer }: InteractiveProps) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const root = place.current?.getRootNode()
    if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
  }, [])
  return (
    <div class="interactive" ref={place}>
      {shown.kind === 'media' && <Media shown={shown} />}
      {shown.kind === 'cards' && <Cards shown={shown} onAnswer={onAnswer} />}
      {shown.kind === 'list' && <List shown={shown} onAnswer={onAnswer} />}
      {shown.kind === 'buttons' && onAnswer !== undefined && (
        <fieldset class="picks" aria-label={shown.text}>
          {shown.options.map((option) => (
            <Pick key={option.id} option={option} onAnswer={onAnswer} />
          ))}
        </fieldset>
      )}
      {shown.kind === 'input' && onAnswer !== undefined && <Input shown={shown} onAnswer={onAnswer} />}
    </div>
  )
}

type Option = { id: string; title: string; description?: string | undefined }

function Pick({ option, onAnswer }: { option: Option; onAnswer: Send }) {
  return (
    <button
      type="button"
      class="pick"
      dir="auto"
      onClick={() => onAnswer({ text: option.title, option_id: option.id })}
    >
      {option.title}
      {option.description !== undefined && <small>{option.description}</small>}
    </button>
  )
}

/** Folded until it is wanted, as on a phone. */
function List({ shown, onAnswer }: { shown: Extract<Shown, { kind: 'list' }>; onAnswer: Send | undefined }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  if (onAnswer === undefined) return null
  return (
    <>
      <button type="button" class="pick" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {shown.label}
      </button>
      <fieldset id={id} class="picks" aria-label={shown.label} hidden={!open}>
        {shown.options.map((option) => (
          <Pick key={option.id} option={option} onAnswer={onAnswer} />
        ))}
      </fieldset>
    </>
  )
}

function Cards({ shown, onAnswer }: { shown: Extract<Shown, { kind: 'cards' }>; onAnswer: Send | undefined }) {
  const { t } = useWidget()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls by keyboard must get here
    <ul class="cards" tabIndex={0} aria-label={t('bot.cards')}>
      {shown.cards.map((card) => (
        <li key={card.id} class="card-item" dir="auto">
          {card.image_url !== undefined && <Image url={card.image_url} name="" />}
          <strong>{card.title}</strong>
          {card.subtitle !== undefined && <span>{card.subtitle}</span>}
          {card.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
          {card.url !== undefined && (
            <a href={card.url} target="_blank" rel="noopener noreferrer nofollow">
              {t('bot.details')}
            </a>
          )}
          {onAnswer !== undefined && (
            <button
              type="button"
              class="pick"
              aria-label={t('bot.pickOf', { title: card.title })}
              onClick={() => onAnswer({ text: card.title, option_id: card.id })}
            >
              {t('bot.pick')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Media({ shown: { media, url, name = '', text } }: { shown: Extract<Shown, { kind: 'media' }> }) {
  const { t } = useWidget()
  if (media === 'image') return <Image url={url} name={name || text} />
  // biome-ignore lint/a11y/useMediaCaption: a company's flow names a file and nothing else of it
  if (media === 'audio') return <audio controls preload="none" src={url} />
  // biome-ignore lint/a11y/useMediaCaption: as above
  if (media === 'video') return <video controls preload="none" src={url} />
  return (
    <a class="pick" href={url} target="_blank" rel="noopener noreferrer nofollow">
      {name || t('bot.details')}
    </a>
  )
}

/** A page's policy may refuse pictures of elsewhere: then there are words alone. */
function Image({ url, name }: { url: string; name: string }) {
  const [failed, setFailed] = useState(false)
  return failed ? null : <img src={url} alt={name} loading="lazy" onError={() => setFailed(true)} />
}

function Input({ shown: { input, text }, onAnswer }: { shown: Extract<Shown, { kind: 'input' }>; onAnswer: Send }) {
  const { t, locale } = useWidget()
  const [day, setDay] = useState('')
  if (input.kind === 'rating') {
    const marks = Array.from({ length: input.max - input.min + 1 }, (_, at) => input.min + at)
    return (
      <fieldset class="marks" aria-label={text}>
        {marks.map((mark) => (
          <button key={mark} type="button" class="pick" onClick={() => onAnswer({ text: String(mark) })}>
            {mark}
          </button>
        ))}
      </fieldset>
    )
  }
  // The composer below has the buttons for files.
  if (input.kind === 'file') return null
  const send = (event: Event) => {
    event.preventDefault()
    const words = new Date(`${day}T12:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC' })
    onAnswer({ text: words, option_id: `value:${day}` })
  }
  return (
    <form class="marks" onSubmit={send}>
      <input
        type="date"
        class="input"
        required
        aria-label={text}
        min={input.min}
        max={input.max}
        value={day}
        onInput={({ currentTarget }) => setDay(currentTarget.value)}
      />
      <button type="submit" class="pick">
        {t('composer.send')}
      </button>
    </form>
  )
}
