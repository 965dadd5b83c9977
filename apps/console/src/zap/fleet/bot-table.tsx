import { useTranslation } from 'react-i18next'
import { type Column, Table } from '../../design/table.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import type { Office } from '../../screens/tenants/tenants.api.ts'
import { StateBadge } from '../connections/state-badge.tsx'
import type { FleetBot } from './fleet.api.ts'

/** Whose bot, how its number fares, where it runs and as which version. */
export function BotTable({ office, bots }: { office: Office; bots: readonly FleetBot[] }) {
  const { t } = useTranslation('connections', { keyPrefix: 'fleet' })
  const columns: Column<FleetBot>[] = [
    {
      key: 'company',
      header: t('company'),
      cell: ({ tenant, driver }) => (
        <span className="grid">
          <span className="truncate font-medium">{tenant.name}</span>
          <span className="truncate text-12 text-ink-faint">{t(`drivers.${driver}`)}</span>
        </span>
      ),
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state, wanted, found, failed_checks, problem }) => (
        <span className="grid justify-items-start gap-0.5">
          {state === null ? (
            <span className="text-ink-soft">{t(wanted === 'running' ? `found.${found}` : `wanted.${wanted}`)}</span>
          ) : (
            <StateBadge state={state} />
          )}
          {failed_checks > 0 && (
            <span className="text-12 text-warn">{t('failed_checks', { count: failed_checks })}</span>
          )}
          {problem != null && <span className="line-clamp-2 text-12 wrap-anywhere text-bad">{problem}</span>}
        </span>
      ),
    },
    ...(office === 'platform'
      ? [
          {
            key: 'server',
            header: t('server'),
            wideOnly: true as const,
            cell: ({ server }: FleetBot) => server?.name ?? '',
          },
        ]
      : []),
    {
      key: 'version',
      header: t('version'),
      wideOnly: true,
      cell: ({ wa_version }) => wa_version ?? t('own_version'),
    },
    {
      key: 'checked',
      header: t('checked'),
      wideOnly: 'very',
      cell: ({ checked_at }) => (checked_at === null ? t('never') : <RelativeTime value={checked_at} brief />),
    },
  ]
  return <Table label={t('bots')} columns={columns} rows={bots} rowKey={({ id }) => id} />
}
