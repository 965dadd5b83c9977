import { CirclePause, CirclePlay, Mail, MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { type Column, Table } from '../../design/table.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { InviteAdminDialog } from './invite-admin-dialog.tsx'
import { PartnerStatusDialog } from './partner-status-dialog.tsx'
import type { Partner } from './partners.api.ts'

type Doing = { what: 'status' | 'invite'; partner: Partner }

export function PartnerTable({ partners }: { partners: Partner[] }) {
  const { t } = useTranslation('partners')
  const format = useFormat()
  const [doing, setDoing] = useState<Doing>()
  const columns: Column<Partner>[] = [
    {
      key: 'name',
      header: t('partner'),
      cell: ({ name, slug, invited }) => (
        <span className="flex min-w-0 items-center gap-3">
          <span className="hidden @md:block">
            <Avatar name={name} />
          </span>
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2 font-medium wrap-anywhere">{name}</span>
            <span className="block truncate text-12 text-ink-faint">
              {invited.length > 0 ? t('invited', { emails: invited.join(', ') }) : slug}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'status',
      header: t('status'),
      width: 'w-32',
      cell: ({ status }) => <Badge tone={status === 'active' ? 'good' : 'bad'}>{t(`statuses.${status}`)}</Badge>,
    },
    {
      key: 'tenants',
      header: t('tenants'),
      width: 'w-36',
      wideOnly: true,
      cell: ({ tenants, tenants_max: most }) => (
        <span className="text-ink-soft tabular-nums">{t('of_most', { tenants, most })}</span>
      ),
    },
    {
      key: 'since',
      header: t('since'),
      width: 'w-44',
      wideOnly: 'very',
      cell: ({ created_at }) => <span className="text-ink-soft">{format.date(created_at)}</span>,
    },
    {
      key: 'more',
      header: <span className="sr-only">{t('actions')}</span>,
      width: 'w-16',
      align: 'end',
      cell: (partner) => (
        <Menu
          trigger={
            <Button kind="ghost" size="icon" aria-label={t('more', { name: partner.name })}>
              <MoreHorizontal size={16} aria-hidden />
            </Button>
          }
        >
          <MenuItem icon={<Mail size={16} aria-hidden />} onSelect={() => setDoing({ what: 'invite', partner })}>
            {t('invite')}
          </MenuItem>
          {partner.status === 'active' ? (
            <MenuItem
              danger
              icon={<CirclePause size={16} aria-hidden />}
              onSelect={() => setDoing({ what: 'status', partner })}
            >
              {t('suspend')}
            </MenuItem>
          ) : (
            <MenuItem
              icon={<CirclePlay size={16} aria-hidden />}
              onSelect={() => setDoing({ what: 'status', partner })}
            >
              {t('resume')}
            </MenuItem>
          )}
        </Menu>
      ),
    },
  ]
  const close = () => setDoing(undefined)
  return (
    <>
      <Table label={t('title')} columns={columns} rows={partners} rowKey={({ id }) => id} />
      {doing?.what === 'status' && <PartnerStatusDialog partner={doing.partner} onClose={close} />}
      {doing?.what === 'invite' && <InviteAdminDialog partner={doing.partner} onClose={close} />}
    </>
  )
}
