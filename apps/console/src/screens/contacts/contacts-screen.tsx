import { Link } from '@tanstack/react-router'
import { Search, UserPlus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonStyle } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Input } from '../../design/input.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { contactKeys } from './contact-keys.ts'
import { ContactRows } from './contact-rows.tsx'
import { listContacts } from './contacts.api.ts'
import { CreateContactDialog } from './create-contact-dialog.tsx'
import { useContactSearch } from './use-contact-search.ts'

/** Everybody the company has spoken with, found by name, e-mail or phone. */
export function ContactsScreen() {
  const { t } = useTranslation(['contacts', 'common'])
  const { http } = useServices()
  const mayWrite = useMay()('contacts.write')
  const { q, typed, type } = useContactSearch()
  const [creating, setCreating] = useState(false)
  const list = useKeysetList(contactKeys.list(q), (cursor) => listContacts(http, q, cursor))
  const create = mayWrite && (
    <Button kind="primary" onClick={() => setCreating(true)}>
      <UserPlus size={16} aria-hidden />
      {t('new')}
    </Button>
  )
  return (
    <div className="absolute inset-0 mx-auto flex max-w-260 flex-col px-4 pt-6 sm:px-8 sm:pt-8">
      <PageHeader
        title={t('title')}
        description={t('text')}
        actions={
          <>
            <Link to="/contatos/excluidos" className={buttonStyle({ kind: 'ghost' })}>
              {t('deleted_title')}
            </Link>
            {create}
          </>
        }
      />
      <div className="relative mb-3">
        <Search
          size={16}
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-faint"
          aria-hidden
        />
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={({ target }) => type(target.value)}
          className="pl-9"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-hidden rounded-t-8 border border-b-0 border-line bg-surface">
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : list.items === undefined ? (
          <SkeletonRows rows={10} label={t('common:loading')} />
        ) : list.items.length === 0 ? (
          q === '' ? (
            <EmptyState icon={UsersRound} title={t('empty_title')} action={create}>
              {t('empty')}
            </EmptyState>
          ) : (
            <EmptyState icon={Search} title={t('nobody_title', { q })}>
              {t('nobody')}
            </EmptyState>
          )
        ) : (
          <ContactRows key={q} contacts={list.items} loadMore={list.loadMore} loadingMore={list.loadingMore} />
        )}
      </div>
      {creating && <CreateContactDialog onClose={() => setCreating(false)} />}
    </div>
  )
}
