import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'
import { ErrorState } from '../design/error-state.tsx'
import { SkeletonRows } from '../design/skeleton.tsx'
import type { KeysetList } from './use-keyset-list.ts'

interface ListViewProps<Item> {
  list: KeysetList<Item>
  empty: ReactNode
  children(items: Item[]): ReactNode
}

/** The four faces of a list: outline, error with a retry, empty, rows with "load more". */
export function ListView<Item>({ list, empty, children }: ListViewProps<Item>) {
  const { t } = useTranslation()
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  if (list.items === undefined) return <SkeletonRows label={t('loading')} />
  if (list.items.length === 0) return empty
  return (
    <>
      {children(list.items)}
      {list.loadMore && (
        <div className="border-t border-line p-3 text-center">
          <Button kind="ghost" busy={list.loadingMore} onClick={list.loadMore}>
            {t('actions.load_more')}
          </Button>
        </div>
      )}
    </>
  )
}
