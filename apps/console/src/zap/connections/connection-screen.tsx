import { ConnectionId } from '@recado/contracts/ids'
import type { ConnectionView } from '@recado/contracts/whatsapp'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useServices } from '../../services.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { ConnectionActions } from './connection-actions.tsx'
import { ConnectionFacts } from './connection-facts.tsx'
import { ConnectionRecords } from './connection-records.tsx'
import { connectionQuery } from './connections.api.ts'
import { PairingCard } from './pairing-card.tsx'
import { RulesForm } from './rules-form.tsx'
import { StateCard } from './state-card.tsx'
import { isOverdue } from './use-seconds-left.ts'

/** One number: how it fares and what to do, what is to be scanned, its rules, and what it has been through. */
export function ConnectionScreen() {
  const { t } = useTranslation('connections')
  const { id: wire } = useParams({ from: '/inside/configuracoes/whatsapp/$id' })
  const id = ConnectionId.safeParse(wire).data
  return (
    <>
      <Link
        to="/configuracoes/whatsapp"
        className="mb-3 hidden items-center gap-1 text-13 text-ink-soft hover:text-ink md:inline-flex"
      >
        <ChevronLeft size={16} aria-hidden />
        {t('title')}
      </Link>
      {id === undefined ? <NotFound /> : <StoredConnection key={id} id={id} />}
    </>
  )
}

function StoredConnection({ id }: { id: ConnectionId }) {
  const { http } = useServices()
  const { data, error, refetch } = useQuery({
    ...connectionQuery(http, id),
    // Events tell of changes; a code whose successor is late is asked for.
    refetchInterval: ({ state }) => (isOverdue(state.data?.code?.expires_at ?? null) ? 3_000 : false),
  })
  if (data === undefined)
    return error ? <ErrorState page error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  return <Parts connection={data} />
}

function Parts({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation('connections')
  const { name, driver } = connection
  return (
    <>
      <PageHeader
        title={name}
        description={t(`drivers.${driver}.text`)}
        actions={<ConnectionActions connection={connection} />}
      />
      <div className="grid gap-6">
        <StateCard connection={connection} />
        <PairingCard connection={connection} />
        <ConnectionFacts connection={connection} />
        {/* What was kept is what the form shows from then on. */}
        <RulesForm key={`${name} ${connection.groups} ${connection.history_days}`} connection={connection} />
        <ConnectionRecords connection={connection} />
      </div>
    </>
  )
}
