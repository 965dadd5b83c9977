import { Link } from '@tanstack/react-router'
import { Building2, ChevronRight, Circle, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { useMay, useMe } from '../../session/me-context.ts'
import { type SetupStep, setupSteps } from './setup-steps.ts'
import { useSetupFacts } from './use-setup-facts.ts'

/** What a new company does first, ticked off by what is really there. Once all is done, it is gone. */
export function FirstSteps() {
  const { t } = useTranslation('home')
  const me = useMe()
  const may = useMay()
  const steps = setupSteps(useSetupFacts(), (permission) => me.tenant !== null && may(permission))
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  const office = me.realm !== 'tenant'
  if (next === undefined && !office) return null
  return (
    <Card
      title={t('steps.title')}
      description={t('steps.text')}
      actions={
        <span className="text-12 text-ink-faint tabular-nums">{t('steps.progress', { done, all: steps.length })}</span>
      }
      flush
    >
      <ul>
        {office && (
          <Row to="/empresas" icon={<Building2 size={18} className="mt-px shrink-0 text-ink-faint" aria-hidden />}>
            <Words stepKey="tenants" />
          </Row>
        )}
        {steps.map(({ key, to, done }) => (
          <Row
            key={key}
            to={to}
            icon={
              done ? (
                <CircleCheck size={18} className="mt-px shrink-0 text-good" aria-label={t('steps.done')} />
              ) : (
                <Circle size={18} className="mt-px shrink-0 text-ink-faint" aria-label={t('steps.open')} />
              )
            }
          >
            <Words stepKey={key} done={done} next={key === next?.key} />
          </Row>
        ))}
      </ul>
    </Card>
  )
}

function Row({ to, icon, children }: { to: SetupStep['to'] | '/empresas'; icon: ReactNode; children: ReactNode }) {
  return (
    <li className="border-b border-line last:border-0">
      <Link
        to={to}
        className="flex items-start gap-3 px-4 py-3.5 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5"
      >
        {icon}
        {children}
        <ChevronRight size={16} className="mt-0.5 ml-auto shrink-0 text-ink-faint" aria-hidden />
      </Link>
    </li>
  )
}

interface WordsProps {
  stepKey: SetupStep['key'] | 'tenants'
  done?: boolean
  /** The one to do now: only it says why. */
  next?: boolean
}

function Words({ stepKey, done = false, next = true }: WordsProps) {
  const { t } = useTranslation('home')
  return (
    <span className="grid min-w-0 gap-0.5">
      <span className={done ? 'text-14 text-ink-soft' : 'text-14 font-medium'}>{t(`steps.${stepKey}.title`)}</span>
      {next && !done && <span className="text-13 text-ink-soft">{t(`steps.${stepKey}.text`)}</span>}
    </span>
  )
}
