import type { Value } from '../language/value.ts'

export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'sticker'
export type ContentOption = { id: string; title: string; description?: string }

/** A recommended car, or anything else shown with a picture. Money is centavos. */
export type Card = {
  id: string
  title: string
  subtitle?: string
  image_url?: string
  url?: string
  lines: string[]
}

/** What the bot says, before a channel's limits are known; `render` makes messages of it. */
export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'media'; media: MediaKind; url: string; caption?: string; name?: string }
  | {
      kind: 'options'
      text: string
      options: ContentOption[]
      style: 'auto' | 'buttons' | 'list'
      /** What opens the list on channels that hide it behind a button. */
      list_label: string
      /** Said under numbered options on channels without buttons. */
      number_hint: string
    }
  | { kind: 'cards'; cards: Card[] }

export type JsonObject = { [key: string]: Value }
