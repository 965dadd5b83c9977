import { LogIn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Avatar } from '../../design/avatar.tsx'
import { Badge, type Tone } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { type Column, Table } from '../../design/table.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { useEnterConsole } from '../../session/enter-console.ts'
import { enterTenant, type Office, type TenantEntry } from './tenants.api.ts'

const TONES: Record<TenantEntry['status'], Tone> = {
  trial: 'accent',
  active: 'good',
  past_due: 'warn',
  suspended: 'bad',
  cancelled: 'neutral',
  erased: 'neutral',
}

export function TenantTable({ office, tenants }: { office: Office; tenants: TenantEntry[] }) {
  const { t } = useTranslation(['tenants', 'common'])
  const format = useFormat()
  const { http } = useServices()
  const enterConsole = useEnterConsole()
  const enter = useAct({
    run: async ({ id }: TenantEntry) => {
      // Busy until the company's page is there.
      if (!enterConsole(await enterTenant(http, office, id))) await new Promise<never>(() => undefined)
    },
    changes: [],
  })
  const columns: Column<TenantEntry>[] = [
    {
      key: 'name',
      header: t('company'),
      cell: ({ name, console_url }) => (
        <span className="flex min-w-0 items-center gap-3">
          <span className="hidden @md:block">
            <Avatar name={name} />
          </span>
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2 font-medium wrap-anywhere">{name}</span>
            <a href={console_url} className="block truncate text-12 text-ink-faint hover:text-ink hover:underline">
              {new URL(console_url).host}
            </a>
          </span>
        </span>
      ),
    },
    {
      key: 'status',
      header: t('status'),
      width: 'w-27 @2xl:w-32',
      cell: ({ status }) => <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>,
    },
    {
      key: 'plan',
      header: t('plan'),
      width: 'w-44',
      wideOnly: true,
      cell: ({ plan_name, placement }) => (
        <span className="grid text-ink-soft">
          <span className="truncate">{plan_name}</span>
          <span className="text-12 text-ink-faint">{t(`placements.${placement}`)}</span>
        </span>
      ),
    },
    {
      key: 'since',
      header: t('since'),
      width: 'w-36',
      wideOnly: 'very',
      cell: ({ created_at, status, trial_ends_at }) => (
        <span className="grid text-ink-soft">
          {format.date(created_at)}
          {status === 'trial' && trial_ends_at && (
            <span className="text-12 text-ink-faint">{t('trial_until', { date: format.date(trial_ends_at) })}</span>
          )}
        </span>
      ),
    },
    {
      key: 'enter',
      header: <span className="sr-only">{t('common:actions.label')}</span>,
      width: 'w-28',
      align: 'end',
      cell: (tenant) => (
        <Button
          size="small"
          aria-label={t('enter_named', { name: tenant.name })}
          busy={enter.isPending && enter.variables.id === tenant.id}
          onClick={() => enter.mutate(tenant)}
        >
          <LogIn size={14} aria-hidden />
          {t('enter')}
        </Button>
      ),
    },
  ]
  return <Table label={t('title')} columns={columns} rows={tenants} rowKey={({ id }) => id} />
}
