import type { FlowAiView } from '@recado/contracts/flow-ai'
import { Bot, CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../design/notice.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'

/** Who answers now, in a sentence. */
export function AiState({ view: { own, shared } }: { view: FlowAiView }) {
  const { t } = useTranslation('flow-settings')
  const format = useFormat()
  if (own !== null) {
    return (
      <Notice icon={Bot} tone="good">
        {t('ai.own_answers', { model: own.model })}{' '}
        {own.last_used_at === null ? (
          t('ai.never_used')
        ) : (
          <>
            {t('ai.used')} <RelativeTime value={own.last_used_at} />.
          </>
        )}
      </Notice>
    )
  }
  if (shared !== null) {
    return (
      <Notice icon={Bot} tone="accent">
        {shared.daily_answers === null
          ? t('ai.shared_answers_unbounded')
          : t('ai.shared_answers', { limit: format.number(shared.daily_answers) })}
      </Notice>
    )
  }
  return (
    <Notice icon={CircleAlert} tone="warn">
      {t('ai.nobody_answers')}
    </Notice>
  )
}
