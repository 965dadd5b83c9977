import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { type Column, Table } from '../../design/table.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import type { ApiKey } from './api-keys.api.ts'

export function ApiKeyTable({ keys, onRevoke }: { keys: ApiKey[]; onRevoke?: (key: ApiKey) => void }) {
  const { t } = useTranslation(['api-keys', 'common'])
  const format = useFormat()
  const columns: Column<ApiKey>[] = [
    {
      key: 'name',
      header: t('name'),
      cell: (key) => (
        <span className="block min-w-0">
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            <span className="truncate font-medium">{key.name}</span>
            <KeyState apiKey={key} />
          </span>
          <code className="block truncate font-mono text-12 text-ink-faint">{key.token_prefix}…</code>
        </span>
      ),
    },
    {
      key: 'scopes',
      header: t('scopes'),
      wideOnly: true,
      width: 'w-32',
      cell: ({ scopes }) => (
        <span title={scopes.join(', ')} className="text-ink-soft">
          {t('scope_count', { count: scopes.length })}
        </span>
      ),
    },
    {
      key: 'created',
      header: t('created'),
      wideOnly: true,
      cell: ({ created_by, created_at }) => (
        <span className="grid text-ink-soft">
          <span className="truncate">{created_by}</span>
          <span className="text-12 text-ink-faint">{format.date(created_at)}</span>
        </span>
      ),
    },
    {
      key: 'used',
      header: t('last_used'),
      width: 'w-32',
      cell: ({ last_used_at }) => (
        <span className="text-ink-soft">
          {last_used_at === null ? t('never') : <RelativeTime value={last_used_at} />}
        </span>
      ),
    },
    ...(onRevoke === undefined
      ? []
      : [
          {
            key: 'actions',
            header: <span className="sr-only">{t('common:actions.label')}</span>,
            width: 'w-28',
            align: 'end' as const,
            cell: (key: ApiKey) =>
              key.revoked_at === null && (
                <Button size="small" onClick={() => onRevoke(key)} aria-label={t('revoke_named', { name: key.name })}>
                  {t('revoke')}
                </Button>
              ),
          },
        ]),
  ]
  return (
    <div className="-mx-4 -mt-5 -mb-5 sm:-mx-5">
      <Table label={t('title')} columns={columns} rows={keys} rowKey={({ id }) => id} />
    </div>
  )
}

function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation(['api-keys', 'common'])
  if (apiKey.revoked_at !== null) return <Badge>{t('state_revoked')}</Badge>
  if (apiKey.expires_at !== null && apiKey.expires_at.getTime() < Date.now())
    return <Badge tone="warn">{t('state_expired')}</Badge>
  return null
}
