import type { MessageView } from '@recado/contracts/messages'
import type { WhatsappData } from '@recado/contracts/whatsapp-data'
import { Check, CheckCheck, CircleAlert, CircleQuestionMark, Clock, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useThreadTools } from '../thread/thread-context.ts'
import { type MarkState, markOf } from './mark-of.ts'

const ICONS: Readonly<Record<MarkState, LucideIcon>> = {
  waiting: Clock,
  handed: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  played: CheckCheck,
  uncertain: CircleQuestionMark,
  failed: CircleAlert,
}

/** A clock until WhatsApp has taken it, and only then ✓; ✓✓ on the customer's phone, coloured once seen. */
export function WhatsappMark({ message, data }: { message: MessageView; data: WhatsappData }) {
  const { t } = useTranslation('connections', { keyPrefix: 'inbox' })
  const { deliveredSeq, readSeq } = useThreadTools()
  const state = markOf(message.seq, data, { deliveredSeq, readSeq })
  const Icon = ICONS[state]
  return (
    <span className={COLOURS[state]} title={t(`marks.${state}`)}>
      <Icon size={14} strokeWidth={state === 'read' || state === 'played' ? 2.5 : 2} aria-hidden />
      <span className="sr-only">{t(`marks.${state}`)}</span>
    </span>
  )
}

const COLOURS: Readonly<Record<MarkState, string>> = {
  waiting: 'text-ink-faint',
  handed: 'text-ink-faint',
  sent: 'text-ink-faint',
  delivered: 'text-ink-faint',
  read: 'text-accent-text',
  played: 'text-accent-text',
  uncertain: 'text-warn',
  failed: 'text-bad',
}
