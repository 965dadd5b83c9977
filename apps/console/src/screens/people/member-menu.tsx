import type { WorkView } from '@recado/contracts/work'
import { Gauge, ImageOff, MoreHorizontal, Trash2, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../design/menu.tsx'
import { useServices } from '../../services.ts'
import { useMay, useMe } from '../../session/me-context.ts'
import { CapacityDialog } from './capacity-dialog.tsx'
import type { MemberChange } from './member-list.tsx'
import { type Member, removeMember, removeMemberPhoto } from './people.api.ts'

interface MemberMenuProps {
  member: Member
  /** How many open conversations they may have; undefined where one may not say, or it is not known yet. */
  work: WorkView | undefined
  onChange(change: MemberChange): void
}

/** Taking access away can be taken back; removing cannot, and asks for the name. */
export function MemberMenu({ member, work, onChange }: MemberMenuProps) {
  const { t } = useTranslation('people')
  const { http } = useServices()
  const may = useMay()
  const me = useMe()
  const other = member.id !== me.member_id
  const [limiting, setLimiting] = useState(false)
  const [removing, setRemoving] = useState(false)
  const remove = useAct({
    run: () => removeMember(http, member.id),
    changes: ['members', 'audit'],
    done: () => ({ text: t('members.removed', { name: member.name }) }),
  })
  const clearPhoto = useAct({
    run: () => removeMemberPhoto(http, member.id),
    changes: ['members', 'audit'],
    done: () => ({ text: t('members.photo_removed', { name: member.name }) }),
  })
  const active = member.status === 'active'
  return (
    <>
      <Menu
        trigger={
          <Button kind="ghost" size="icon" aria-label={t('members.more', { name: member.name })}>
            <MoreHorizontal size={16} aria-hidden />
          </Button>
        }
      >
        {work !== undefined && (
          <MenuItem icon={<Gauge size={16} aria-hidden />} onSelect={() => setLimiting(true)}>
            {t('members.capacity_change')}
          </MenuItem>
        )}
        {other && may('members.update') && (
          <MenuItem
            icon={active ? <UserRoundX size={16} aria-hidden /> : <UserRoundCheck size={16} aria-hidden />}
            onSelect={() =>
              onChange({ member, to: { status: active ? 'disabled' : 'active' }, undo: { status: member.status } })
            }
          >
            {t(active ? 'members.disable' : 'members.enable')}
          </MenuItem>
        )}
        {other && may('members.update') && member.photo_url !== null && (
          <MenuItem icon={<ImageOff size={16} aria-hidden />} onSelect={() => clearPhoto.mutate(undefined)}>
            {t('members.photo_remove')}
          </MenuItem>
        )}
        {other && may('members.remove') && <MenuSeparator />}
        {other && may('members.remove') && (
          <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => setRemoving(true)}>
            {t('members.remove')}
          </MenuItem>
        )}
      </Menu>
      {limiting && work !== undefined && (
        <CapacityDialog member={member} work={work} onClose={() => setLimiting(false)} />
      )}
      {removing && (
        <ConfirmByName
          open
          onOpenChange={setRemoving}
          title={t('members.remove_title', { name: member.name })}
          description={t('members.remove_text')}
          name={member.name}
          action={t('members.remove')}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => setRemoving(false) })}
        />
      )}
    </>
  )
}
