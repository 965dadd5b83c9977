import type { ResultPlanStep } from '@recado/contracts/execution-result'
import { useTranslation } from 'react-i18next'

const ASPECTS = ['why', 'who', 'where', 'when', 'how', 'how_much', 'measure'] as const

/** 5W2H: each step with what, why, who, where, when, how and how much. */
export function PlanPanel({ plan }: { plan: readonly ResultPlanStep[] }) {
  const { t } = useTranslation('consultor')
  return (
    <ol className="grid gap-4">
      {plan.map((step, index) => (
        <li key={step.option} className="overflow-hidden rounded-8 border border-line bg-surface">
          <h2 className="flex items-center gap-3 border-b border-line px-4 py-3.5 text-14 font-semibold sm:px-5">
            <span
              aria-hidden
              className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-12 text-accent-text"
            >
              {index + 1}
            </span>
            {step.what}
          </h2>
          <dl className="grid gap-x-8 px-4 py-1 text-13 sm:px-5 lg:grid-cols-2">
            {ASPECTS.map((aspect) => (
              <div
                key={aspect}
                className={`grid grid-cols-[110px_minmax(0,1fr)] gap-3 border-b border-line py-2.5 last:border-0 lg:nth-last-2:border-0 ${aspect === 'how' ? 'lg:col-span-2' : ''}`}
              >
                <dt className="text-ink-faint">{t(`report.plan.${aspect}`)}</dt>
                <dd className="text-pretty">{step[aspect]}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  )
}
