import { AtSign } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../design/empty-state.tsx'
import { ErrorState } from '../../../design/error-state.tsx'
import { SkeletonRows } from '../../../design/skeleton.tsx'
import { RelativeTime } from '../../../i18n/relative-time.tsx'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { useMentions } from '../../../inbox/use-mentions.ts'
import { usePreviewWords } from '../../../inbox/use-preview-words.ts'

/** Notes that name the person and that they have not seen; opening one leads to its place. */
export function MentionList() {
  const { t } = useTranslation(['inbox', 'common'])
  const previewWords = usePreviewWords()
  const { conversationId, search, open } = useInboxAddress()
  const { items, error, retry } = useMentions()
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (items === undefined) return <SkeletonRows rows={8} label={t('common:loading')} />
  if (items.length === 0) {
    return (
      <EmptyState icon={AtSign} title={t('empty.mencoes.title')}>
        {t('empty.mencoes.text')}
      </EmptyState>
    )
  }
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto">
      {items.map(({ conversation_id, seq, author_name, preview, created_at }) => (
        <li key={`${conversation_id} ${seq}`}>
          <button
            type="button"
            aria-current={conversation_id === conversationId && search.mensagem === seq ? 'true' : undefined}
            onClick={() => open(conversation_id, seq)}
            className="grid min-h-14 w-full content-center gap-0.5 border-b border-line px-3 py-2 text-left -outline-offset-2 hover:bg-hover aria-[current]:bg-accent-soft"
          >
            <span className="flex items-center gap-2">
              <span className="truncate text-13 font-medium">{author_name}</span>
              <span className="ml-auto text-12 text-ink-faint">
                <RelativeTime brief value={created_at} />
              </span>
            </span>
            <span className="line-clamp-2 text-12 text-ink-soft">{previewWords(preview)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
