import { REPORT_PERIODS, type ReportPeriod } from '@recado/contracts/reports'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../design/error-state.tsx'
import { Segmented } from '../../../design/segmented.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { useServices } from '../../../services.ts'
import { CommentsCard } from './comments-card.tsx'
import { DaysCard } from './days-card.tsx'
import { FigureTiles } from './figure-tiles.tsx'
import { HoursCard } from './hours-card.tsx'
import { LabelsCard } from './labels-card.tsx'
import { PeopleCard } from './people-card.tsx'
import { getSummary } from './reports.api.ts'
import { chosenTimeBasis, TIME_BASES, TimeBasisContext } from './time-basis.ts'
import { useFreshWaiting } from './use-fresh-waiting.ts'
import { WaitingSentence } from './waiting-sentence.tsx'

/** One sentence on who waits, four figures with their change, and the plots behind them. */
export function Figures() {
  const { t } = useTranslation(['reports', 'common'])
  const { http } = useServices()
  const [period, setPeriod] = useState<ReportPeriod>('7d')
  const basis = chosenTimeBasis.useValue()
  const summary = useQuery({
    queryKey: ['reports', 'summary', period],
    queryFn: () => getSummary(http, period),
    // While another period is read the one before stays.
    placeholderData: (before) => before,
  })
  useFreshWaiting('summary')
  if (summary.data === undefined) {
    if (summary.isError) return <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />
    return <FiguresSkeleton label={t('common:loading')} />
  }
  return (
    <TimeBasisContext value={summary.data.has_business_hours ? basis : 'clock'}>
      <div className="grid gap-6">
        <WaitingSentence waiting={summary.data.waiting} />
        <section aria-labelledby="figures-title" className="grid gap-3">
          <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
            <div className="grid gap-0.5">
              <h2 id="figures-title" className="text-16 font-semibold">
                {t('title')}
              </h2>
              <p className="text-13 text-ink-soft">{t(`compared.${period}`)}</p>
            </div>
            <div className="flex flex-wrap gap-2">
              {summary.data.has_business_hours && (
                <Segmented
                  label={t('basis')}
                  segments={TIME_BASES.map((value) => ({ value, label: t(`bases.${value}`) }))}
                  value={basis}
                  onChange={chosenTimeBasis.set}
                />
              )}
              <Segmented
                label={t('period')}
                segments={REPORT_PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
                value={period}
                onChange={setPeriod}
              />
            </div>
          </div>
          <FigureTiles summary={summary.data} />
        </section>
        <DaysCard period={period} />
        <HoursCard period={period} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <PeopleCard period={period} />
          <LabelsCard period={period} />
        </div>
        <CommentsCard period={period} />
      </div>
    </TimeBasisContext>
  )
}

/** As the sentence and the tiles will lie. */
export function FiguresSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-6">
      <Skeleton className="h-16 w-full" />
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className="h-24 w-full" />
        ))}
      </div>
      <Skeleton className="h-64 w-full" />
    </div>
  )
}
