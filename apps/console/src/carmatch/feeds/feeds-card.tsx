import { Plus, Rss } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { importKeys, listFeeds } from '../imports/imports.api.ts'
import { FeedRow } from './feed-row.tsx'

const FeedDialog = lazy(() => import('./feed-dialog.tsx').then((file) => ({ default: file.FeedDialog })))

/** Addresses whose cars come by themselves. */
export function FeedsCard() {
  const { t } = useTranslation('stock-import')
  const { http } = useServices()
  const [adding, setAdding] = useState(false)
  const list = useWholeList(importKeys.feeds, () => listFeeds(http))
  const add = (
    <Button size="small" onClick={() => setAdding(true)}>
      <Plus size={14} aria-hidden />
      {t('feeds.add')}
    </Button>
  )
  return (
    <Card title={t('feeds.title')} description={t('feeds.text')} flush actions={list.items?.length ? add : undefined}>
      <ListView
        list={list}
        empty={
          <EmptyState icon={Rss} title={t('feeds.empty_title')} action={add}>
            {t('feeds.empty')}
          </EmptyState>
        }
      >
        {(feeds) => (
          <ul>
            {feeds.map((feed) => (
              <FeedRow key={feed.id} feed={feed} />
            ))}
          </ul>
        )}
      </ListView>
      {adding && (
        <Suspense>
          <FeedDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Card>
  )
}
