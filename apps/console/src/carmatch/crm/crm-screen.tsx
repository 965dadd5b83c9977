import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plug, PlugZap, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Notice } from '../../design/notice.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useServices } from '../../services.ts'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { AttemptsCard } from './attempts-card.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { authorizeCrm, type Crm, connectCrm, crmKeys, getCrm } from './crm.api.ts'
import { HookCard } from './hook-card.tsx'
import { MappingCard } from './mapping-card.tsx'

/** The company's RD Station CRM: to connect it, how leads become deals, and how that goes. */
export function CrmScreen() {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const { data, error, refetch } = useQuery({ queryKey: crmKeys.connection, queryFn: () => getCrm(http) })
  const arriving = useArrival()
  return (
    <>
      <PageHeader title={t('crm.title')} description={t('crm.text')} />
      {arriving === 'refused' && (
        <div className="mb-4">
          <Notice icon={TriangleAlert} tone="warn">
            {t('crm.refused')}
          </Notice>
        </div>
      )}
      {data === undefined || arriving === 'busy' ? (
        error ? (
          <ErrorState page error={error} onRetry={() => void refetch()} />
        ) : (
          <PageSkeleton />
        )
      ) : (
        <Connected crm={data} />
      )}
    </>
  )
}

function Connected({ crm }: { crm: Crm }) {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const connect = useAct({
    run: () => authorizeCrm(http),
    changes: [],
    after: (_, url) => window.location.assign(url),
  })
  if (!crm.available && crm.status === 'none')
    return (
      <Card>
        <EmptyState icon={Plug} title={t('crm.unavailable_title')}>
          {t('crm.unavailable')}
        </EmptyState>
      </Card>
    )
  const go = (
    <Button kind="primary" busy={connect.isPending} onClick={() => connect.mutate(undefined)}>
      {t(crm.status === 'none' ? 'crm.connect' : 'crm.reconnect')}
    </Button>
  )
  if (crm.status === 'none')
    return (
      <Card>
        <EmptyState icon={PlugZap} title={t('crm.none_title')} action={go}>
          {t('crm.none')}
        </EmptyState>
      </Card>
    )
  return (
    <div className="grid gap-4">
      {crm.status === 'expired' && (
        <Notice icon={TriangleAlert} tone="bad" action={go}>
          {t('crm.expired')}
        </Notice>
      )}
      <ConnectionCard crm={crm} />
      {crm.status === 'connected' && <MappingCard crm={crm} />}
      {crm.status === 'connected' && <HookCard />}
      <AttemptsCard />
    </div>
  )
}

/** Somebody back from RD Station: the code is spent at once, once, and the address forgets it. */
function useArrival(): 'busy' | 'refused' | undefined {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { code, state, refused } = useSearch({ from: '/inside/estoque/crm' })
  const spent = useRef(false)
  const leave = () => void navigate({ to: '/estoque/crm', search: {}, replace: true })
  const connect = useAct({
    run: (body: { code: string; state: string }) => connectCrm(http, body),
    changes: [],
    done: () => ({ text: t('crm.connected') }),
    after: (_, crm) => queries.setQueryData(crmKeys.connection, crm),
  })
  const { mutate } = connect
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code is spent once, whatever else changes.
  useEffect(() => {
    if (code === undefined || state === undefined || spent.current) return
    spent.current = true
    mutate({ code: String(code), state: String(state) }, { onSettled: leave })
  }, [code, state])
  if (refused !== undefined) return 'refused'
  return connect.isPending ? 'busy' : undefined
}
