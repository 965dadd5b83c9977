import { Inbox } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { EmptyState } from '../../../design/empty-state.tsx'
import type { Filters } from '../../../inbox/inbox.api.ts'
import { useGoneFilter } from '../../../inbox/use-gone-filter.ts'

/** No conversation passes the filters; where what they ask for was deleted, it says so. */
export function NothingFound({ filters, onClear }: { filters: Filters; onClear(): void }) {
  const { t } = useTranslation('inbox')
  const gone = useGoneFilter(filters)
  return (
    <EmptyState
      icon={Inbox}
      title={t('empty.filtered.title')}
      action={<Button onClick={onClear}>{t('filters.clear')}</Button>}
    >
      {t(gone === undefined ? 'empty.filtered.text' : `empty.filtered.${gone}_gone`)}
    </EmptyState>
  )
}
