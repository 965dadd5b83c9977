import { Interactive } from '@recado/contracts/interactive'
import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import type { OutgoingMessage } from '@recado/flow'

/** A message as it is stored: words that say it all, and what is shown instead of them where a channel can. */
export interface ComposedMessage {
  body: string
  interactive?: Interactive
}

/**
 * What a flow says as a message of a conversation. An address that is none, out of a variable say, leaves words alone.
 */
export function composeMessage(message: OutgoingMessage): ComposedMessage {
  const body = wordsOf(message).slice(0, MESSAGE_BODY_MAX)
  const interactive = Interactive.safeParse(shownOf(message))
  return interactive.success ? { body, interactive: interactive.data } : { body }
}

function wordsOf(message: OutgoingMessage): string {
  switch (message.kind) {
    case 'text':
    case 'input':
      return message.text
    case 'buttons':
      return [message.text, ...message.buttons.map(({ title }) => `• ${title}`)].join('\n')
    case 'list':
      return [message.text, ...message.rows.map((row) => `• ${withDetail(row.title, row.description)}`)].join('\n')
    case 'media':
      return [message.caption, message.url].filter(Boolean).join('\n')
    case 'cards':
      return message.cards
        .map(({ title, subtitle, lines, url }, n) =>
          [`${n + 1}. ${[title, subtitle].filter(Boolean).join(' · ')}`, ...lines, url].filter(Boolean).join('\n'),
        )
        .join('\n\n')
  }
}

function shownOf(message: OutgoingMessage): unknown {
  switch (message.kind) {
    case 'text':
      return undefined
    case 'buttons':
      return { kind: 'buttons', text: message.text, options: message.buttons }
    case 'list':
      return { kind: 'list', text: message.text, label: message.label, options: message.rows }
    case 'media': {
      const { media, url, caption = '', name } = message
      const shown = media === 'sticker' ? 'image' : media
      return { kind: 'media', media: shown, url, text: caption, ...(name === undefined ? {} : { name }) }
    }
    case 'cards':
      return { kind: 'cards', cards: message.cards.map(withoutBadAddresses) }
    case 'input':
      return { kind: 'input', text: message.text, input: message.input }
  }
}

/** A card is shown without its picture rather than not at all. */
function withoutBadAddresses<Card extends { image_url?: string; url?: string }>(card: Card): Card {
  const { image_url: image, url, ...rest } = card
  return {
    ...rest,
    ...(image !== undefined && isAddress(image) ? { image_url: image } : {}),
    ...(url !== undefined && isAddress(url) ? { url } : {}),
  } as Card
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function withDetail(title: string, description: string | undefined): string {
  return description === undefined ? title : `${title}: ${description}`
}
