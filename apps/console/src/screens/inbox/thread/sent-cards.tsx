import { LINK_ATTRIBUTES, TEXT_ATTRIBUTES } from '@recado/client/foreign-text'
import { type Interactive, readInteractive } from '@recado/contracts/interactive'
import type { ReactNode } from 'react'

type Cards = Extract<Interactive, { kind: 'cards' }>['cards']

/** What a message was sent as beside words: cards in their place, a photo from our own host above them. */
export function SentCards({ data, words }: { data: Readonly<Record<string, unknown>>; words: ReactNode }) {
  const sent = readInteractive(data)
  if (sent?.kind === 'cards') return <CardList cards={sent.cards} />
  const photo = sent?.kind === 'media' && sent.media === 'image' && isOwn(sent.url) ? sent.url : undefined
  return (
    <>
      {photo !== undefined && <SentPhoto url={photo} />}
      {words}
    </>
  )
}

/** Cars and other cards as the customer has them. Of fixed size, so that nothing moves when photos come. */
function CardList({ cards }: { cards: Cards }) {
  return (
    <ul className="grid gap-1.5">
      {cards.map(({ id, title, subtitle, lines, image_url: photo, url }) => (
        <li key={id} className="flex gap-3 rounded-6 border border-line bg-surface p-2 text-ink">
          {photo !== undefined && isOwn(photo) && <SentPhoto url={photo} />}
          <span {...TEXT_ATTRIBUTES} className="grid min-w-0 content-center gap-0.5 text-13 wrap-anywhere">
            {url === undefined ? (
              <span className="font-medium">{title}</span>
            ) : (
              <a href={url} {...LINK_ATTRIBUTES} className="font-medium underline underline-offset-2">
                {title}
              </a>
            )}
            {[subtitle, ...lines].filter(Boolean).map((line) => (
              <span key={line} className="text-ink-soft">
                {line}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function SentPhoto({ url }: { url: string }) {
  return <img src={url} alt="" loading="lazy" className="h-16 w-24 shrink-0 rounded-4 object-cover" />
}

/** Pages load pictures from their own host alone. */
const isOwn = (url: string): boolean => URL.parse(url)?.origin === window.location.origin
