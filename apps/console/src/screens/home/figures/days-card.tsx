import type { DayRow, ReportPeriod } from '@recado/contracts/reports'
import { useTranslation } from 'react-i18next'
import { BarPlot } from './bar-plot.tsx'
import { ReportCard } from './report-card.tsx'
import { READ_TABLE } from './reports.api.ts'
import { type Metric, useFigureOf, useFigureWords } from './use-figure-words.ts'
import { useMeasureColumns } from './use-measure-columns.ts'

export function DaysCard({ period }: { period: ReportPeriod }) {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const figureOf = useFigureOf()
  const measures = useMeasureColumns<DayRow>()
  const plot = (rows: readonly DayRow[], metric: Metric) => {
    const bars = rows.map((row) => {
      const value = figureOf(row, metric)
      return { key: row.day, value, title: `${words.day(row.day)}: ${words.value(metric, value)}` }
    })
    const most = Math.max(...bars.map(({ value }) => value ?? 0))
    const ends: [string, string] = [words.day(rows[0]?.day ?? ''), words.day(rows.at(-1)?.day ?? '')]
    const top = words.value(metric, most)
    const label = t('plot', { name: t(`metrics.${metric}`), from: ends[0], to: ends[1], most: top })
    return <BarPlot bars={bars} label={label} top={top} ends={ends} />
  }
  return (
    <ReportCard
      table="days"
      read={READ_TABLE.days}
      period={period}
      rowKey={({ day }) => day}
      plot={plot}
      columns={[
        { key: 'day', header: t('columns.day'), cell: ({ day }) => words.day(day) },
        { key: 'opened', header: t('columns.opened'), cell: ({ opened }) => words.count(opened) },
        ...measures,
      ]}
    />
  )
}
