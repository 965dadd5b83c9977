import { KeyRound, MoreHorizontal, Pause, Play, SquarePen, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useServices } from '../../services.ts'
import { PortalDialog } from './portal-dialog.tsx'
import { deletePortal, type Portal, type PortalAddresses, renewPortal, updatePortal } from './sources.api.ts'

/** A portal: whether it receives, how much came, when last. */
export function PortalRow({ portal, onRenewed }: { portal: Portal; onRenewed(portal: PortalAddresses): void }) {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const [open, setOpen] = useState<'edit' | 'renew' | 'delete'>()
  const { name, active } = portal
  const toggle = useAct({
    run: () => updatePortal(http, portal.id, { active: !active }),
    changes: ['lead-portals'],
    done: () => ({ text: t(active ? 'sources.paused' : 'sources.resumed', { name }) }),
  })
  const renew = useAct({
    run: () => renewPortal(http, portal.id),
    changes: ['lead-portals'],
    after: (_, renewed) => onRenewed(renewed),
  })
  const remove = useAct({
    run: () => deletePortal(http, portal.id),
    changes: ['lead-portals'],
    done: () => ({ text: t('sources.deleted', { name }) }),
  })
  const kind = t(`sources.kinds.${portal.kind}`)
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-0 sm:px-5">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-2 text-13">
          <span className="font-medium">{name}</span>
          {kind !== name && <span className="text-ink-faint">{kind}</span>}
          {!active && <Badge>{t('sources.off')}</Badge>}
          {portal.unread_count > 0 && <Badge tone="warn">{t('sources.waiting', { count: portal.unread_count })}</Badge>}
        </span>
        {portal.mail_address !== null && (
          <span className="font-mono text-12 break-all text-ink-soft select-all">{portal.mail_address}</span>
        )}
        <span className="flex flex-wrap gap-x-2 text-12 text-ink-soft">
          {portal.last_arrived_at === null ? (
            t('sources.never')
          ) : (
            <>
              <span>{t('sources.arrived', { count: portal.arrived_count })}</span>
              <span>
                {t('sources.last')} <RelativeTime value={portal.last_arrived_at} />
              </span>
            </>
          )}
        </span>
      </div>
      <Menu
        trigger={
          <Button kind="ghost" size="icon" aria-label={t('sources.more_of', { name })}>
            <MoreHorizontal size={16} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<SquarePen size={16} aria-hidden />} onSelect={() => setOpen('edit')}>
          {t('sources.edit')}
        </MenuItem>
        <MenuItem
          icon={active ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          onSelect={() => toggle.mutate(undefined)}
        >
          {t(active ? 'sources.pause' : 'sources.resume')}
        </MenuItem>
        <MenuItem icon={<KeyRound size={16} aria-hidden />} onSelect={() => setOpen('renew')}>
          {t('sources.renew')}
        </MenuItem>
        <MenuItem icon={<Trash2 size={16} aria-hidden />} danger onSelect={() => setOpen('delete')}>
          {t('sources.delete')}
        </MenuItem>
      </Menu>
      {open === 'edit' && <PortalDialog portal={portal} onClose={() => setOpen(undefined)} />}
      {(open === 'renew' || open === 'delete') && (
        <ConfirmByName
          open
          onOpenChange={() => setOpen(undefined)}
          title={t(`sources.${open}_title`, { name })}
          description={t(`sources.${open}_text`)}
          name={name}
          action={t(open === 'renew' ? 'sources.renew_act' : 'sources.delete')}
          busy={renew.isPending || remove.isPending}
          onConfirm={() =>
            (open === 'renew' ? renew : remove).mutate(undefined, { onSettled: () => setOpen(undefined) })
          }
        />
      )}
    </li>
  )
}
