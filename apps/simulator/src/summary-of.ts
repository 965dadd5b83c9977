import type { Shown } from './fold-log.ts'
import { t } from './words.ts'

/** A message in one line. */
export function summaryOf({ deleted, text, content }: Pick<Shown, 'deleted' | 'text' | 'content'>): string {
  if (deleted) return t('message.deleted')
  if (text) return text
  switch (content.kind) {
    case 'image':
    case 'video':
    case 'sticker':
      return t('message.photo')
    case 'voice':
    case 'audio':
      return t('message.audio')
    case 'location':
      return t('message.location')
    case 'contacts':
      return t('message.contact')
    default:
      return t('message.file')
  }
}
