import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useBlockChecks } from '../builder/checks-context.ts'
import type { Check } from '../checks/check.ts'
import { useCheckText } from '../checks/use-check-text.ts'

const LOOKS = {
  error: { icon: CircleAlert, className: 'bg-bad-soft text-bad' },
  warning: { icon: TriangleAlert, className: 'bg-warn-soft text-warn' },
  hint: { icon: Info, className: 'bg-sunken text-ink-soft' },
}

/** What is wrong with a block, above its form. */
export function BlockChecks({ body, block }: { body: string; block: string }) {
  const { t } = useTranslation('flow-builder')
  const checks = useBlockChecks(body, block)
  const textOf = useCheckText()
  if (checks.length === 0) return null
  return (
    <ul aria-label={t('checks.title')} className="grid gap-1.5">
      {checks.map((check) => (
        <CheckLine key={textOf(check)} severity={check.severity} text={textOf(check)} />
      ))}
    </ul>
  )
}

function CheckLine({ severity, text }: { severity: Check['severity']; text: string }) {
  const { icon: Icon, className } = LOOKS[severity]
  return (
    <li className={`flex gap-2 rounded-8 px-3 py-2 text-12 ${className}`}>
      <Icon size={14} className="mt-px shrink-0" aria-hidden />
      {text}
    </li>
  )
}
