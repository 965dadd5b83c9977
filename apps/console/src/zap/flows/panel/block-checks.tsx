import { Link } from '@tanstack/react-router'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../session/me-context.ts'
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
        <CheckLine key={textOf(check)} severity={check.severity}>
          {textOf(check)}
          {check.kind === 'provider' && <SetUpProvider />}
        </CheckLine>
      ))}
    </ul>
  )
}

function CheckLine({ severity, children }: { severity: Check['severity']; children: ReactNode }) {
  const { icon: Icon, className } = LOOKS[severity]
  return (
    <li className={`flex gap-2 rounded-8 px-3 py-2 text-12 ${className}`}>
      <Icon size={14} className="mt-px shrink-0" aria-hidden />
      <span>{children}</span>
    </li>
  )
}

/** The way there, for who may go it; for others whom to ask. */
function SetUpProvider() {
  const { t } = useTranslation('flow-builder')
  const may = useMay()
  return (
    <>
      {' '}
      {may('flows.publish') ? (
        <Link to="/configuracoes/inteligencia-artificial" className="font-medium underline">
          {t('checks.set_up')}
        </Link>
      ) : (
        t('checks.ask_to_set_up')
      )}
    </>
  )
}
