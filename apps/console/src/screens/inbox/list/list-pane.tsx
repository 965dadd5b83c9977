import { ArrowUp, Inbox } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { EmptyState } from '../../../design/empty-state.tsx'
import { ErrorState } from '../../../design/error-state.tsx'
import { SkeletonRows } from '../../../design/skeleton.tsx'
import type { Filters } from '../../../inbox/inbox.api.ts'
import type { Folder } from '../../../inbox/inbox-data.ts'
import { filtersOf, NARROWING } from '../../../inbox/inbox-search.ts'
import { listSettings } from '../../../inbox/list-settings.ts'
import { useConversationList } from '../../../inbox/use-conversation-list.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { useShownList } from '../../../inbox/use-shown-list.ts'
import { useFirstRun } from '../../first-run/use-first-run.ts'
import { ConversationList } from './conversation-list.tsx'
import { ListHeader } from './list-header.tsx'

const MessageSearch = lazy(() =>
  import('../search/message-search.tsx').then((file) => ({ default: file.MessageSearch })),
)

const MentionList = lazy(() => import('./mention-list.tsx').then((file) => ({ default: file.MentionList })))

const NothingFound = lazy(() => import('./nothing-found.tsx').then((file) => ({ default: file.NothingFound })))

const NothingUnassigned = lazy(() =>
  import('./nothing-unassigned.tsx').then((file) => ({ default: file.NothingUnassigned })),
)

const FirstRun = lazy(() => import('../../first-run/first-run.tsx').then((file) => ({ default: file.FirstRun })))

/** The list that the address names: conversations, mentions, or what a search found. */
export function ListPane() {
  const { t } = useTranslation(['inbox', 'common'])
  const { folder, search } = useInboxAddress()
  const filters = filtersOf(folder, search)
  return (
    <section className="flex h-full min-h-0 flex-col">
      <ListHeader />
      {search.busca !== undefined ? (
        <Suspense fallback={<SkeletonRows label={t('common:loading')} />}>
          <MessageSearch words={search.busca} />
        </Suspense>
      ) : filters === undefined ? (
        <Suspense fallback={<SkeletonRows label={t('common:loading')} />}>
          <MentionList />
        </Suspense>
      ) : (
        <Conversations filters={filters} folder={folder} />
      )}
    </section>
  )
}

function Conversations({ filters, folder }: { filters: Filters; folder: Folder }) {
  const { t } = useTranslation(['inbox', 'common'])
  const { search, goTo, conversationId } = useInboxAddress()
  const { sort } = listSettings.useValue()
  const list = useConversationList(filters, sort)
  const { error, retry } = list
  const { items, risen, settle } = useShownList(list.items, JSON.stringify([filters, sort]), filters, conversationId)
  const { first, inbox } = useFirstRun()
  const wasFirst = useRef(false)
  useEffect(() => {
    if (first === true) wasFirst.current = true
    // The first message has come: it is shown wherever it is, and it is nobody's yet.
    else if (first === false && wasFirst.current) {
      wasFirst.current = false
      goTo('todas')
    }
  }, [first, goTo])
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (items === undefined) return <SkeletonRows rows={10} label={t('common:loading')} />
  if (items.length > 0) {
    return (
      <div className="relative flex min-h-0 flex-1 flex-col">
        {risen > 0 && <Risen count={risen} onSettle={settle} />}
        <ConversationList list={list} items={items} />
      </div>
    )
  }
  const narrowed = NARROWING.some((key) => search[key] !== undefined)
  if (narrowed) {
    return (
      <Suspense>
        <NothingFound filters={filters} onClear={() => goTo(folder)} />
      </Suspense>
    )
  }
  if (first === true) {
    return (
      <div className="overflow-y-auto p-4">
        <Suspense fallback={<SkeletonRows label={t('common:loading')} />}>
          <FirstRun inbox={inbox} />
        </Suspense>
      </div>
    )
  }
  if (folder === 'nao-atribuidas') {
    return (
      <Suspense>
        <NothingUnassigned />
      </Suspense>
    )
  }
  return (
    <EmptyState
      icon={Inbox}
      title={t(`empty.${folder}.title`)}
      action={folder === 'minhas' && <Button onClick={() => goTo('nao-atribuidas')}>{t('empty.minhas.action')}</Button>}
    >
      {t(`empty.${folder}.text`)}
    </EmptyState>
  )
}

/** The list keeps its order while somebody works through it: here is what would stand above by now. */
function Risen({ count, onSettle }: { count: number; onSettle(): void }) {
  const { t } = useTranslation('inbox')
  return (
    <div className="pointer-events-none absolute inset-x-0 top-2 z-10 grid justify-items-center">
      <Button size="small" className="pointer-events-auto shadow-pop" onClick={onSettle}>
        <ArrowUp size={14} aria-hidden />
        {t('list.risen', { count })}
      </Button>
    </div>
  )
}
