import type { ConversationView } from '@recado/contracts/conversations'
import { Flag } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { onBeat, pageTime } from '../../../i18n/page-clock.ts'
import { useFormat } from '../../../i18n/use-format.ts'

type Due = Pick<ConversationView, 'resolution_warn_at' | 'resolution_due_at'>

/** That the time to resolve it is running out, or over; nothing while there is time. */
export function ResolutionMark({ conversation }: { conversation: Due }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const state = useSyncExternalStore(onBeat, () => stateAt(conversation, pageTime()))
  const { resolution_due_at: due } = conversation
  if (state === 'early' || due === null) return null
  return (
    <Flag
      size={12}
      role="img"
      aria-label={t(`resolution.${state}`, { due: format.weekdayAndTime(due) })}
      className={`shrink-0 ${state === 'late' ? 'fill-current text-bad' : 'text-warn'}`}
    />
  )
}

function stateAt({ resolution_warn_at: warn, resolution_due_at: due }: Due, now: number): 'early' | 'warn' | 'late' {
  if (due !== null && due.getTime() <= now) return 'late'
  return warn !== null && warn.getTime() <= now ? 'warn' : 'early'
}
