import { Bot } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import type { Office } from '../../screens/tenants/tenants.api.ts'
import { useServices } from '../../services.ts'
import { BotTable } from './bot-table.tsx'
import { listBots } from './fleet.api.ts'
import { FleetAlerts } from './fleet-alerts.tsx'
import { FleetServers } from './fleet-servers.tsx'
import { FleetVersion } from './fleet-version.tsx'

/** The WhatsApp bots of an office's companies; for the platform also where they run, and which version they are. */
export function Fleet({ office }: { office: Office }) {
  const { t } = useTranslation('connections', { keyPrefix: 'fleet' })
  const { http } = useServices()
  const [failing, setFailing] = useState(false)
  const list = useKeysetList(['fleet', office, failing], (cursor) => listBots(http, office, { failing, cursor }))
  return (
    <div className="grid gap-6">
      {office === 'platform' && (
        <>
          <FleetAlerts />
          <FleetServers />
          <FleetVersion />
        </>
      )}
      <Card
        title={t('bots')}
        flush
        actions={
          <CheckRow
            label={t('only_failing')}
            checked={failing}
            onChange={(event) => setFailing(event.currentTarget.checked)}
          />
        }
      >
        <ListView
          list={list}
          empty={
            <EmptyState icon={Bot} title={t(failing ? 'none_failing' : 'empty_title')}>
              {t(failing ? 'none_failing_text' : 'empty')}
            </EmptyState>
          }
        >
          {(bots) => <BotTable office={office} bots={bots} />}
        </ListView>
      </Card>
    </div>
  )
}
