import { Navigate } from '@tanstack/react-router'
import { Handshake, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMe } from '../../session/me-context.ts'
import { OpenPartnerDialog } from './open-partner-dialog.tsx'
import { PartnerTable } from './partner-table.tsx'
import { listPartners } from './partners.api.ts'

/** Who resells, for the platform's owner. */
export function PartnersScreen() {
  const { realm } = useMe()
  return realm === 'platform' ? <Partners /> : <Navigate to="/" replace />
}

function Partners() {
  const { t } = useTranslation('partners')
  const { http } = useServices()
  const [opening, setOpening] = useState(false)
  const list = useKeysetList(['partners'], (cursor) => listPartners(http, cursor))
  const open = (
    <Button kind="primary" onClick={() => setOpening(true)}>
      <Plus size={16} aria-hidden />
      {t('open')}
    </Button>
  )
  return (
    <div className="mx-auto w-full max-w-280 px-4 py-8 sm:px-8">
      <PageHeader title={t('title')} description={t('text')} actions={list.items?.length ? open : undefined} />
      <Card flush>
        <ListView
          list={list}
          empty={
            <EmptyState icon={Handshake} title={t('empty_title')} action={open}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(partners) => <PartnerTable partners={partners} />}
        </ListView>
      </Card>
      {opening && <OpenPartnerDialog onClose={() => setOpening(false)} />}
    </div>
  )
}
