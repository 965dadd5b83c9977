/** What a channel can show. Numbers are the most it takes; null is "not at all". */
export type ChannelCapabilities = {
  /** Characters of one text message. */
  text: number
  buttons: { count: number; title: number; body: number } | null
  list: { count: number; title: number; description: number; body: number; label: number } | null
  media: ReadonlySet<'image' | 'audio' | 'video' | 'document' | 'sticker'>
  /** Characters under a picture. */
  caption: number
  /** Cards side by side; null sends them one by one. */
  cards: { count: number } | null
  /** Fields to answer with, beside a text field; what is missing is asked for in words. */
  inputs: ReadonlySet<'rating' | 'date' | 'file'>
}

const ALL_MEDIA = ['image', 'audio', 'video', 'document', 'sticker'] as const

/** Meta's limits: 3 buttons of 20 characters; 10 rows with titles of 24 and descriptions of 72; a body of 1,024. */
export const WHATSAPP_CLOUD: ChannelCapabilities = {
  text: 4_096,
  buttons: { count: 3, title: 20, body: 1_024 },
  list: { count: 10, title: 24, description: 72, body: 1_024, label: 20 },
  media: new Set(ALL_MEDIA),
  caption: 1_024,
  cards: null,
  inputs: new Set(),
}

/** Unofficial connections: buttons reach some phones and not others, so everything is numbered text. */
export const WHATSAPP_WEB: ChannelCapabilities = { ...WHATSAPP_CLOUD, buttons: null, list: null }

/** Our own widget draws what it likes; the limits keep it readable. */
export const WIDGET: ChannelCapabilities = {
  text: 10_000,
  buttons: { count: 10, title: 60, body: 10_000 },
  list: { count: 50, title: 100, description: 200, body: 10_000, label: 40 },
  media: new Set(ALL_MEDIA),
  caption: 4_096,
  cards: { count: 10 },
  inputs: new Set(['rating', 'date', 'file']),
}

/** A terminal, an e-mail, an SMS. */
export const PLAIN_TEXT: ChannelCapabilities = {
  text: 4_096,
  buttons: null,
  list: null,
  media: new Set(),
  caption: 0,
  cards: null,
  inputs: new Set(),
}

/** All of them by name, as a host chooses one for an inbox. */
export const CHANNELS = {
  widget: WIDGET,
  whatsapp_cloud: WHATSAPP_CLOUD,
  whatsapp_web: WHATSAPP_WEB,
  text: PLAIN_TEXT,
} satisfies Record<string, ChannelCapabilities>
