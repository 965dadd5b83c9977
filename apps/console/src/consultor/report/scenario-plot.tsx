import type { ExecutionResult } from '@recado/contracts/execution-result'
import { useTranslation } from 'react-i18next'
import { SourcedNumber } from './sourced-number.tsx'

export type Scenarios = NonNullable<ExecutionResult['scenarios']>

/**
 * A line an account, from the worse month to the better. Each has its own scale, from nought: of a result that is a
 * thirtieth of the revenue one could see nothing on the revenue's.
 */
export function ScenarioPlot({ scenarios }: { scenarios: Scenarios }) {
  const { t } = useTranslation('consultor')
  return (
    <ul className="grid gap-4" aria-label={t('report.scenarios.title')}>
      {scenarios.map(({ line, label, pessimistic, base, optimistic }) => {
        const values = [pessimistic.value, base.value, optimistic.value]
        const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
        const at = (value: number) => (high === low ? 0 : ((value - low) / (high - low)) * 100)
        const ends = [at(pessimistic.value), at(optimistic.value)]
        const [from, to] = [Math.min(...ends), Math.max(...ends)]
        return (
          <li key={line} className="grid gap-1.5 text-13">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium first-letter:uppercase">{label}</span>
              <span className="flex flex-wrap gap-x-1.5 text-12 text-ink-soft">
                <SourcedNumber node={pessimistic.node} text={pessimistic.text} />
                <span aria-hidden>→</span>
                <SourcedNumber node={base.node} text={base.text} className="font-semibold text-ink" />
                <span aria-hidden>→</span>
                <SourcedNumber node={optimistic.node} text={optimistic.text} />
              </span>
            </p>
            <div aria-hidden className="relative h-4">
              <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
              <span className="absolute inset-y-0 w-px bg-ink-faint" style={{ left: `${at(0)}%` }} />
              <span
                className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-bar/40"
                style={{ left: `${from}%`, width: `${to - from}%` }}
              />
              <Dot at={at(pessimistic.value)} className="size-2.5 bg-bad" />
              <Dot at={at(optimistic.value)} className="size-2.5 bg-good" />
              <Dot at={at(base.value)} className="size-3.5 border-2 border-surface bg-accent-text" />
            </div>
          </li>
        )
      })}
      <li className="flex flex-wrap gap-x-5 gap-y-1 text-12 text-ink-soft">
        <Key className="bg-bad">{t('report.scenarios.pessimistic')}</Key>
        <Key className="bg-accent-text">{t('report.scenarios.base')}</Key>
        <Key className="bg-good">{t('report.scenarios.optimistic')}</Key>
      </li>
    </ul>
  )
}

function Dot({ at, className }: { at: number; className: string }) {
  return (
    <span
      className={`absolute top-1/2 -translate-x-1/2 -translate-y-1/2 rounded-full ${className}`}
      style={{ left: `${at}%` }}
    />
  )
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={`size-2.5 rounded-full ${className}`} />
      {children}
    </span>
  )
}
