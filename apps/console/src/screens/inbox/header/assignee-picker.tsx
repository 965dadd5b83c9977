import type { ConversationView } from '@recado/contracts/conversations'
import type { MemberId } from '@recado/contracts/ids'
import { ChevronDown, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../design/avatar.tsx'
import { Button } from '../../../design/button.tsx'
import { Picker } from '../../../design/picker.tsx'
import type { PickerOption } from '../../../design/picker-list.tsx'
import type { ConversationActs } from '../../../inbox/inbox-data.ts'
import { useColleagues } from '../../../inbox/use-colleagues.ts'
import { usePresence } from '../../../inbox/use-presence.ts'
import { useTeams } from '../../../inbox/use-teams.ts'
import { useMe } from '../../../session/me-context.ts'

interface AssigneePickerProps {
  conversation: ConversationView
  acts: ConversationActs
  disabled: boolean
  open: boolean
  onOpenChange(open: boolean): void
}

const NOBODY = 'nobody'

/** Whose it is: oneself first, then the team's people, then who is here. */
export function AssigneePicker({ conversation, acts, disabled, ...state }: AssigneePickerProps) {
  const { t } = useTranslation('thread')
  const { member_id: me } = useMe()
  const colleagues = useColleagues()
  const presence = usePresence()
  const team = useTeams().find(({ id }) => id === conversation.team_id)
  const { assignee_id } = conversation
  const assignee = colleagues.find(({ id }) => id === assignee_id)
  const rank = (id: MemberId) =>
    (id === me ? 0 : 4) + (team?.member_ids.includes(id) ? 0 : 2) + (presence.get(id) === 'online' ? 0 : 1)
  const people = colleagues
    .filter(({ status }) => status === 'active')
    .toSorted((one, other) => rank(one.id) - rank(other.id) || one.name.localeCompare(other.name))
  const options: PickerOption[] = [
    ...(assignee_id === null
      ? []
      : [{ value: NOBODY, label: t('assignee.nobody'), icon: <UserRound size={16} aria-hidden /> }]),
    ...people.map(({ id, name, photo_url }) => ({
      value: id,
      label: id === me ? t('assignee.me', { name }) : name,
      icon: <Avatar name={name} photo={photo_url} size="small" presence={presence.get(id) ?? 'offline'} />,
    })),
  ]
  const name = assignee?.name ?? (assignee_id === null ? t('assignee.none') : t('assignee.gone'))
  return (
    <Picker
      label={t('assignee.label')}
      options={options}
      value={assignee_id ?? NOBODY}
      onChange={(value) => acts.assign(people.find(({ id }) => id === value)?.id ?? null)}
      {...state}
      trigger={
        <Button
          size="small"
          disabled={disabled}
          aria-label={t('assignee.button', { name })}
          aria-keyshortcuts="A"
          className="max-w-48"
        >
          {assignee === undefined ? (
            <UserRound size={14} className="text-ink-faint" aria-hidden />
          ) : (
            <span className="-ml-1.5">
              <Avatar
                name={assignee.name}
                photo={assignee.photo_url}
                size="small"
                presence={presence.get(assignee.id) ?? 'offline'}
              />
            </span>
          )}
          <span className="truncate">{name}</span>
          <ChevronDown size={12} className="text-ink-faint" aria-hidden />
        </Button>
      }
    />
  )
}
