import { CornerUpLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useThreadTools } from './thread-context.ts'
import { useMessageSummary } from './use-message-summary.ts'

/** What a message answers; a press goes there. */
export function Quote({ seq }: { seq: number }) {
  const { t } = useTranslation('thread')
  const { findMessage, goTo } = useThreadTools()
  const summarise = useMessageSummary()
  const quoted = findMessage(seq)
  const { author, text } = quoted === undefined ? { author: '', text: t('quote.earlier') } : summarise(quoted)
  return (
    <button
      type="button"
      onClick={() => goTo(seq)}
      className="mb-1.5 flex w-full min-w-0 items-start gap-1.5 rounded-4 border-l-2 border-line-strong bg-hover/60 px-2 py-1 text-left text-12 hover:bg-hover"
    >
      <CornerUpLeft size={12} className="mt-0.5 shrink-0 text-ink-faint" aria-hidden />
      <span className="min-w-0">
        <span className="sr-only">{t('quote.go')}</span>
        {author && <span className="block truncate font-medium text-ink">{author}</span>}
        <span className="line-clamp-2 wrap-anywhere text-ink-soft">{text}</span>
      </span>
    </button>
  )
}
