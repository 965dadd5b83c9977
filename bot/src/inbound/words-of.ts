import type { DriverContent } from '../driver/driver.ts'

/** What a message says in words: a caption, a place's name, who the cards are of; nothing for a bare file. */
export function wordsOf(content: DriverContent): string {
  switch (content.kind) {
    case 'text':
    case 'unknown':
      return content.text
    case 'image':
    case 'video':
    case 'document':
      return content.caption
    case 'location':
      return [content.name, content.address].filter(Boolean).join('\n')
    case 'contacts':
      return content.contacts.map(({ name }) => name).join('\n')
    case 'reply':
      return content.title
    case 'audio':
    case 'voice':
    case 'sticker':
      return ''
  }
}
