import { clsx } from 'clsx'
import { ChevronDown, ChevronsUp, ChevronUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'

const ICONS = { 1: ChevronDown, 2: ChevronUp, 3: ChevronsUp }

/** Nothing where there is no priority. */
export function PriorityIcon({ priority }: { priority: number }) {
  const { t } = useTranslation('inbox')
  if (priority !== 1 && priority !== 2 && priority !== 3) return null
  const Icon = ICONS[priority]
  return (
    <Icon
      size={14}
      role="img"
      aria-label={t(`priority.${priority}`)}
      className={clsx('shrink-0', priority === 3 ? 'text-bad' : priority === 2 ? 'text-warn' : 'text-ink-faint')}
    />
  )
}
