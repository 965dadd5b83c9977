import { Navigate } from '@tanstack/react-router'
import { Building2, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { Segmented } from '../../design/segmented.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMe } from '../../session/me-context.ts'
import { OpenTenantDialog } from './open-tenant-dialog.tsx'
import { TenantTable } from './tenant-table.tsx'
import { listTenants, type Office } from './tenants.api.ts'

const Fleet = lazy(() => import('../../zap/fleet/fleet.tsx').then((file) => ({ default: file.Fleet })))

/** Companies of a partner, or all of them for the platform's owner. */
export function TenantsScreen() {
  const { realm } = useMe()
  return realm === 'tenant' ? <Navigate to="/" replace /> : <Tenants office={realm} />
}

function Tenants({ office }: { office: Office }) {
  const { t } = useTranslation(['tenants', 'connections', 'common'])
  const { http } = useServices()
  const [opening, setOpening] = useState(false)
  const [part, setPart] = useState<'tenants' | 'bots'>('tenants')
  const list = useKeysetList(['tenants', office], (cursor) => listTenants(http, office, cursor))
  const open = (
    <Button kind="primary" onClick={() => setOpening(true)}>
      <Plus size={16} aria-hidden />
      {t('open')}
    </Button>
  )
  return (
    <div className="mx-auto w-full max-w-280 px-4 py-8 sm:px-8">
      <PageHeader
        title={t('title')}
        description={t(`text.${office}`)}
        actions={list.items?.length && part === 'tenants' ? open : undefined}
      />
      <Segmented
        label={t('connections:fleet.tabs.label')}
        segments={(['tenants', 'bots'] as const).map((value) => ({
          value,
          label: t(`connections:fleet.tabs.${value}`),
        }))}
        value={part}
        onChange={setPart}
        className="mb-4"
      />
      {part === 'bots' ? (
        <Suspense fallback={<SkeletonRows label={t('common:loading')} />}>
          <Fleet office={office} />
        </Suspense>
      ) : (
        <Card flush>
          <ListView
            list={list}
            empty={
              <EmptyState icon={Building2} title={t('empty_title')} action={open}>
                {t('empty')}
              </EmptyState>
            }
          >
            {(tenants) => <TenantTable office={office} tenants={tenants} />}
          </ListView>
        </Card>
      )}
      {opening && <OpenTenantDialog office={office} onClose={() => setOpening(false)} />}
    </div>
  )
}
