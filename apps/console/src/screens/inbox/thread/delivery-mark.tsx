import { Check, CheckCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useThreadTools } from './thread-context.ts'

/** ✓ sent, ✓✓ on the customer's device, ✓✓ in the company's colour: seen. */
export function DeliveryMark({ seq }: { seq: number }) {
  const { t } = useTranslation('thread')
  const { deliveredSeq, readSeq } = useThreadTools()
  const state = seq <= readSeq ? 'read' : seq <= deliveredSeq ? 'delivered' : 'sent'
  const Icon = state === 'sent' ? Check : CheckCheck
  return (
    <span className={state === 'read' ? 'text-accent-text' : 'text-ink-faint'} title={t(`delivery.${state}`)}>
      <Icon size={14} strokeWidth={state === 'read' ? 2.5 : 2} aria-hidden />
      <span className="sr-only">{t(`delivery.${state}`)}</span>
    </span>
  )
}
