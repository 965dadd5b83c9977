import type { CarFeedView } from '@recado/contracts/car-feeds'
import { CarImportId } from '@recado/contracts/ids'
import { Link, useNavigate } from '@tanstack/react-router'
import { MoreHorizontal, Pause, Play, RefreshCw, SquarePen, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useServices } from '../../services.ts'
import { deleteFeed, runFeed, updateFeed } from '../imports/imports.api.ts'
import { IMPORT_TONES, useImportWords } from '../imports/use-import-words.ts'
import { DEFAULT_HOURS } from './feed-values.ts'

const FeedDialog = lazy(() => import('./feed-dialog.tsx').then((file) => ({ default: file.FeedDialog })))

/** An address that is followed: how often, when next, how the last time went. */
export function FeedRow({ feed }: { feed: CarFeedView }) {
  const { t } = useTranslation('stock-import')
  const { http } = useServices()
  const navigate = useNavigate()
  const words = useImportWords()
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const run = useAct({
    run: () => runFeed(http, feed.id),
    changes: ['car-feeds', 'car-imports'],
    after: (_, { id }) => void navigate({ to: '/estoque/importar/$id', params: { id: wireId(CarImportId, id) } }),
  })
  const plan = useAct({
    run: (every_hours: number | null) => updateFeed(http, feed.id, { every_hours }),
    changes: ['car-feeds'],
    done: (hours) => ({ text: t(hours === null ? 'feeds.paused' : 'feeds.resumed', { name: feed.name }) }),
  })
  const remove = useAct({
    run: () => deleteFeed(http, feed.id),
    changes: ['car-feeds'],
    done: () => ({ text: t('feeds.deleted', { name: feed.name }) }),
  })
  const paused = feed.every_hours === null
  const last = feed.last_import
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-0 sm:px-5">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-2 text-13">
          <span className="font-medium">{feed.name}</span>
          {paused ? (
            <Badge>{t('feeds.is_paused')}</Badge>
          ) : (
            <Badge tone="accent">{t('feeds.every', { count: feed.every_hours ?? 0 })}</Badge>
          )}
        </span>
        <span className="truncate text-12 text-ink-faint">{feed.url}</span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-ink-soft">
          {last === null ? (
            t('feeds.never')
          ) : (
            <>
              <Link
                to="/estoque/importar/$id"
                params={{ id: wireId(CarImportId, last.id) }}
                className="inline-flex items-center gap-1.5 hover:underline"
              >
                <Badge tone={IMPORT_TONES[last.status]}>{t(`status.${last.status}`)}</Badge>
                <RelativeTime value={last.created_at} />
              </Link>
              <span>
                {last.status === 'failed' ? words.problem(last) : last.status === 'done' && words.counts(last)}
              </span>
            </>
          )}
          {feed.next_run_at !== null && (
            <span>
              {t('feeds.next')} <RelativeTime value={feed.next_run_at} />
            </span>
          )}
        </span>
      </div>
      <Menu
        trigger={
          <Button kind="ghost" size="icon" aria-label={t('feeds.more_of', { name: feed.name })}>
            <MoreHorizontal size={16} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<RefreshCw size={16} aria-hidden />} onSelect={() => run.mutate(undefined)}>
          {t('feeds.run')}
        </MenuItem>
        <MenuItem
          icon={paused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
          onSelect={() => plan.mutate(paused ? DEFAULT_HOURS : null)}
        >
          {t(paused ? 'feeds.resume' : 'feeds.pause')}
        </MenuItem>
        <MenuItem icon={<SquarePen size={16} aria-hidden />} onSelect={() => setOpen('edit')}>
          {t('feeds.edit')}
        </MenuItem>
        <MenuItem icon={<Trash2 size={16} aria-hidden />} danger onSelect={() => setOpen('delete')}>
          {t('feeds.delete')}
        </MenuItem>
      </Menu>
      {open === 'edit' && (
        <Suspense>
          <FeedDialog feed={feed} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
      {open === 'delete' && (
        <ConfirmByName
          open
          onOpenChange={() => setOpen(undefined)}
          title={t('feeds.delete_title')}
          description={t('feeds.delete_text')}
          name={feed.name}
          action={t('feeds.delete')}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(undefined, { onSettled: () => setOpen(undefined) })}
        />
      )}
    </li>
  )
}
