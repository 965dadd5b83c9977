import { REPORT_PERIODS, type ReportPeriod } from '@recado/contracts/reports'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { Segmented } from '../../design/segmented.tsx'
import { Select } from '../../design/select.tsx'
import { useServices } from '../../services.ts'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { BehaviourCard } from './behaviour-card.tsx'
import { CarTiles } from './car-tiles.tsx'
import { DaysCard } from './days-card.tsx'
import { figureKeys, getDashboard } from './figures.api.ts'
import { FunnelCard } from './funnel-card.tsx'
import { ServiceLevelCard } from './service-level-card.tsx'
import { StandingCard } from './standing-card.tsx'
import { TopCarsCard } from './top-cars-card.tsx'

const STANDING = [30, 45, 60, 90, 120]

/** What the page, the chat and WhatsApp bring the shop: in a sentence, in figures, and by car. */
export function FiguresScreen() {
  const { t } = useTranslation('car-figures')
  const { http } = useServices()
  const [period, setPeriod] = useState<ReportPeriod>('7d')
  const [standing, setStanding] = useState(60)
  const query = { period, standing_days: standing }
  const { data, error, refetch } = useQuery({
    queryKey: figureKeys.dashboard(query),
    queryFn: () => getDashboard(http, query),
    placeholderData: keepPreviousData,
  })
  if (data === undefined)
    return error ? <ErrorState page error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  return (
    <>
      <PageHeader
        title={data.headline}
        description={t(`compared.${data.period}`)}
        actions={
          <Segmented
            label={t('period')}
            value={period}
            onChange={setPeriod}
            segments={REPORT_PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
          />
        }
      />
      <div className="grid gap-4">
        <CarTiles data={data} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <DaysCard data={data} query={query} />
          <FunnelCard data={data} query={query} />
        </div>
        <TopCarsCard data={data} query={query} />
        <StandingCard
          data={data}
          query={query}
          choice={
            <Select
              aria-label={t('standing.from')}
              value={String(standing)}
              onChange={(days) => setStanding(Number(days))}
              options={STANDING.map((days) => ({ value: String(days), label: t('standing.over', { count: days }) }))}
              className="w-44!"
            />
          }
        />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <BehaviourCard data={data} />
          <ServiceLevelCard />
        </div>
      </div>
    </>
  )
}
