import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { Button } from '../../design/button.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import type { Colleague, Team } from '../../inbox/inbox.api.ts'

/** Faces that fit beside a name; the rest is a number. */
const FACES = 5

interface TeamRowProps {
  team: Team
  colleagues: readonly Colleague[]
  onEdit(): void
  onDelete(): void
}

export function TeamRow({ team, colleagues, onEdit, onDelete }: TeamRowProps) {
  const { t } = useTranslation('teams')
  const format = useFormat()
  const members = colleagues.filter(({ id }) => team.member_ids.includes(id))
  const names = members.map(({ name }) => name)
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line px-4 py-2.5 last:border-0 sm:px-5">
      <span className="grid min-w-0 flex-1">
        <span className="truncate text-13 font-medium">{team.name}</span>
        <span className="truncate text-12 text-ink-faint">{names.length === 0 ? t('nobody') : format.list(names)}</span>
      </span>
      <span className="hidden -space-x-1.5 sm:flex">
        {members.slice(0, FACES).map(({ id, name, photo_url }) => (
          <Avatar key={id} name={name} photo={photo_url} />
        ))}
        {members.length > FACES && (
          <span className="grid size-8 place-items-center rounded-full border border-line bg-surface text-12 text-ink-soft">
            +{members.length - FACES}
          </span>
        )}
      </span>
      <Menu
        trigger={
          <Button kind="ghost" size="icon" aria-label={t('more', { name: team.name })}>
            <MoreHorizontal size={16} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onEdit}>
          {t('edit')}
        </MenuItem>
        <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={onDelete}>
          {t('delete')}
        </MenuItem>
      </Menu>
    </li>
  )
}
