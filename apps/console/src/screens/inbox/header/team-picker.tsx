import type { ConversationView } from '@recado/contracts/conversations'
import { ChevronDown, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Picker } from '../../../design/picker.tsx'
import type { ConversationActs } from '../../../inbox/inbox-data.ts'
import { isCurrent } from '../../../inbox/is-current.ts'
import { useTeams } from '../../../inbox/use-teams.ts'

interface TeamPickerProps {
  conversation: ConversationView
  acts: ConversationActs
  disabled: boolean
}

const NONE = 'none'

/** In which team's hands it is. Nothing to choose where a company has no teams. */
export function TeamPicker({ conversation, acts, disabled }: TeamPickerProps) {
  const { t } = useTranslation('thread')
  const teams = useTeams()
  const { team_id } = conversation
  if (teams.length === 0) return null
  const name = teams.find(({ id }) => id === team_id)?.name ?? t('team.none')
  return (
    <Picker
      label={t('team.label')}
      options={[
        ...(team_id === null ? [] : [{ value: NONE, label: t('team.leave') }]),
        ...teams.filter(isCurrent).map((team) => ({
          value: team.id,
          label: team.name,
          detail: t('team.members', { count: team.member_ids.length }),
        })),
      ]}
      value={team_id ?? NONE}
      onChange={(value) => acts.transfer(teams.find(({ id }) => id === value)?.id ?? null)}
      trigger={
        <Button size="small" disabled={disabled} aria-label={t('team.button', { name })} className="max-w-44">
          <Users size={14} className="text-ink-faint" aria-hidden />
          <span className="truncate">{name}</span>
          <ChevronDown size={12} className="text-ink-faint" aria-hidden />
        </Button>
      }
    />
  )
}
