import { InboxId } from '@recado/contracts/ids'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useFreshQuery } from '../../forms/use-fresh-query.ts'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { useServices } from '../../services.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { DeleteInbox } from './delete-inbox.tsx'
import { IdentityCard } from './identity-card.tsx'
import { InboxForm } from './inbox-form.tsx'
import { getInbox } from './inboxes.api.ts'
import { InstallCard } from './install-card.tsx'

/** Everything of one channel. */
export function InboxSettingsScreen() {
  const { t } = useTranslation('inboxes')
  const { id: wire } = useParams({ from: '/inside/configuracoes/canais/$id' })
  const id = InboxId.safeParse(wire).data
  return (
    <>
      <Link
        to="/configuracoes/canais"
        className="mb-3 hidden items-center gap-1 text-13 text-ink-soft hover:text-ink md:inline-flex"
      >
        <ChevronLeft size={16} aria-hidden />
        {t('title')}
      </Link>
      {id === undefined ? <NotFound /> : <StoredInbox key={id} id={id} />}
    </>
  )
}

function StoredInbox({ id }: { id: InboxId }) {
  const { http } = useServices()
  const inbox = useFreshQuery([...inboxKeys.inboxes, id], () => getInbox(http, id))
  if (inbox.error) return <ErrorState page error={inbox.error} onRetry={inbox.retry} />
  return inbox.data === undefined ? <PageSkeleton /> : <Parts inbox={inbox.data} />
}

function Parts({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('inboxes')
  const widget = inbox.channel === 'widget'
  return (
    <>
      <PageHeader
        title={inbox.name}
        description={t(`channels.${inbox.channel}`)}
        actions={<DeleteInbox inbox={inbox} />}
      />
      <div className="grid gap-6">
        {widget && <InstallCard inbox={inbox} />}
        <InboxForm inbox={inbox} />
        {widget && <IdentityCard inbox={inbox} />}
      </div>
    </>
  )
}
