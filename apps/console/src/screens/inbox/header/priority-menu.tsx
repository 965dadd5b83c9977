import type { ConversationView } from '@recado/contracts/conversations'
import { ChevronDown, ChevronsUp, ChevronUp, Flag, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Menu, MenuItem } from '../../../design/menu.tsx'
import type { ConversationActs } from '../../../inbox/inbox-data.ts'

const LEVELS = [
  { level: 3, key: 'urgent', icon: ChevronsUp, tone: 'text-bad' },
  { level: 2, key: 'high', icon: ChevronUp, tone: 'text-warn' },
  { level: 1, key: 'low', icon: ChevronDown, tone: 'text-ink-soft' },
  { level: 0, key: 'none', icon: Minus, tone: 'text-ink-faint' },
] as const

interface PriorityMenuProps {
  conversation: ConversationView
  acts: ConversationActs
  disabled: boolean
}

export function PriorityMenu({ conversation, acts, disabled }: PriorityMenuProps) {
  const { t } = useTranslation('thread')
  const now = LEVELS.find(({ level }) => level === conversation.priority) ?? LEVELS[3]
  const Icon = now.level === 0 ? Flag : now.icon
  const name = t(`priority.${now.key}`)
  return (
    <Menu
      align="start"
      trigger={
        <Button size="small" disabled={disabled} aria-label={t('priority.button', { name })}>
          <Icon size={14} className={now.tone} aria-hidden />
          {now.level === 0 ? t('priority.label') : name}
        </Button>
      }
    >
      {LEVELS.map(({ level, key, icon: LevelIcon, tone }) => (
        <MenuItem
          key={key}
          icon={<LevelIcon size={14} className={tone} aria-hidden />}
          checked={level === conversation.priority}
          onSelect={() => acts.setPriority(level)}
        >
          {t(`priority.${key}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
