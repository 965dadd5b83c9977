import { useTranslation } from 'react-i18next'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { useAuthorName } from './use-author-name.ts'

/** A message in one line: who, and what was said or which kind of file it is. */
export function useMessageSummary(): (message: ShownMessage) => { author: string; text: string } {
  const { t } = useTranslation('thread')
  const nameOfAuthor = useAuthorName()
  return (message) => {
    const author = message.state === 'stored' ? nameOfAuthor(message.author) : t('you')
    if (message.state === 'stored' && message.deleted_at !== null) return { author, text: t('deleted') }
    if (message.body.trim() !== '') return { author, text: message.body }
    const file = message.state === 'stored' ? message.attachments[0] : message.files[0]
    if (file === undefined) return { author, text: '' }
    return { author, text: file.kind === 'document' ? file.name : t(`file.${file.kind}`) }
  }
}
