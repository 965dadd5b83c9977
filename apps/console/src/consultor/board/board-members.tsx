import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'

interface BoardMembersProps {
  seats: readonly string[]
  names: ReadonlyMap<string, string>
  members: Readonly<Record<string, 'thinking' | 'spoke'>>
  isRunning: boolean
}

/** Who sits at the table, and whose turn it is. */
export function BoardMembers({ seats, names, members, isRunning }: BoardMembersProps) {
  const { t } = useTranslation('consultor')
  return (
    <ul aria-label={t('board.members')} className="flex flex-wrap gap-x-4 gap-y-2 lg:grid">
      {seats.map((id) => {
        const name = names.get(id) ?? id
        const state = members[id]
        const isThinking = isRunning && state === 'thinking'
        return (
          <li key={id} className="flex items-center gap-2 text-13">
            <span className={clsx('rounded-full', isThinking && 'animate-pulse', state === undefined && 'opacity-50')}>
              <Avatar name={name} size="small" />
            </span>
            <span className={state === undefined ? 'text-ink-faint' : 'text-ink'}>{name}</span>
            {isThinking && <span className="text-12 text-ink-faint">{t('board.thinking')}</span>}
          </li>
        )
      })}
    </ul>
  )
}
