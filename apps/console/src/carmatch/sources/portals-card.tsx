import { Plus, RadioTower } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { AddressesDialog } from './addresses-dialog.tsx'
import { PortalDialog } from './portal-dialog.tsx'
import { PortalRow } from './portal-row.tsx'
import { listPortals, type PortalAddresses, sourceKeys } from './sources.api.ts'

/** Portals that send leads, and what they sent. */
export function PortalsCard() {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<PortalAddresses>()
  const list = useWholeList(sourceKeys.portals, () => listPortals(http))
  const add = (
    <Button size="small" onClick={() => setAdding(true)}>
      <Plus size={14} aria-hidden />
      {t('sources.add')}
    </Button>
  )
  return (
    <Card
      title={t('sources.portals')}
      description={t('sources.portals_text')}
      flush
      actions={list.items?.length ? add : undefined}
    >
      <ListView
        list={list}
        empty={
          <EmptyState icon={RadioTower} title={t('sources.empty_title')} action={add}>
            {t('sources.empty')}
          </EmptyState>
        }
      >
        {(portals) => (
          <ul aria-label={t('sources.portals')}>
            {portals.map((portal) => (
              <PortalRow key={portal.id} portal={portal} onRenewed={setShown} />
            ))}
          </ul>
        )}
      </ListView>
      {adding && <PortalDialog onClose={() => setAdding(false)} onCreated={setShown} />}
      {shown !== undefined && <AddressesDialog portal={shown} onClose={() => setShown(undefined)} />}
    </Card>
  )
}
