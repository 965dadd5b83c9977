import { EXECUTION_PHASES, type ExecutionPhase } from '@recado/contracts/execution-events'
import { clsx } from 'clsx'
import { Check, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'

interface BoardStepsProps {
  phase: ExecutionPhase | null
  done: readonly ExecutionPhase[]
  isRunning: boolean
}

/** How far the work is. */
export function BoardSteps({ phase, done, isRunning }: BoardStepsProps) {
  const { t } = useTranslation('consultor')
  return (
    <ol aria-label={t('board.steps')} className="flex flex-wrap gap-x-4 gap-y-2 lg:grid">
      {EXECUTION_PHASES.map((step) => {
        const isDone = done.includes(step)
        const isNow = isRunning && !isDone && step === (phase ?? EXECUTION_PHASES[0])
        return (
          <li
            key={step}
            aria-current={isNow ? 'step' : undefined}
            className={clsx(
              'flex items-center gap-2 text-13',
              isNow ? 'font-medium text-ink' : isDone ? 'text-ink-soft' : 'text-ink-faint',
            )}
          >
            <span
              className={clsx(
                'grid size-5 place-items-center rounded-full border',
                isDone ? 'border-transparent bg-good-soft text-good' : 'border-line-strong',
              )}
            >
              {isDone && <Check size={12} aria-hidden />}
              {isNow && <LoaderCircle size={12} className="animate-spin" aria-hidden />}
            </span>
            {t(`phases.${step}`)}
            {isDone && <span className="sr-only">{t('board.done')}</span>}
          </li>
        )
      })}
    </ol>
  )
}
