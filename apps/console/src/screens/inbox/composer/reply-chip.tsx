import { CornerUpLeft, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useThreadTools } from '../thread/thread-context.ts'
import { useMessageSummary } from '../thread/use-message-summary.ts'

/** What is being answered. */
export function ReplyChip({ seq, onClose }: { seq: number; onClose(): void }) {
  const { t } = useTranslation('thread')
  const { findMessage, goTo } = useThreadTools()
  const summarise = useMessageSummary()
  const quoted = findMessage(seq)
  if (quoted === undefined) return null
  const { author, text } = summarise(quoted)
  return (
    <div className="mx-3 mt-2 flex items-center gap-2 rounded-4 border-l-2 border-accent-text bg-hover px-2 py-1 text-12">
      <CornerUpLeft size={14} className="shrink-0 text-ink-faint" aria-hidden />
      <button type="button" onClick={() => goTo(seq)} className="grid min-w-0 flex-1 text-left">
        <span className="truncate font-medium">{t('composer.replying_to', { name: author })}</span>
        <span className="truncate text-ink-soft">{text}</span>
      </button>
      <button
        type="button"
        onClick={onClose}
        aria-label={t('composer.no_reply')}
        className="grid size-7 shrink-0 place-items-center rounded-4 text-ink-faint hover:text-ink pointer-coarse:size-10"
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
