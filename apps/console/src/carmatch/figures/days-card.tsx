import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../../design/segmented.tsx'
import { BarPlot } from '../../screens/home/figures/bar-plot.tsx'
import { useFigureWords } from '../../screens/home/figures/use-figure-words.ts'
import type { Dashboard, FiguresQuery } from './figures.api.ts'
import { joinDays } from './join-days.ts'
import { PlotCard } from './plot-card.tsx'

const METRICS = ['recommendations', 'leads', 'whatsapp', 'sales'] as const

/** Each day of the period, by what is asked for. */
export function DaysCard({ data, query }: { data: Dashboard; query: FiguresQuery }) {
  const { t } = useTranslation('car-figures')
  const words = useFigureWords()
  const [metric, setMetric] = useState<(typeof METRICS)[number]>('recommendations')
  const rows = joinDays(data)
  const plot = () => {
    const bars = rows.map((row) => ({
      ...{ key: row.day, value: row[metric] },
      title: t('day_bar', { day: words.day(row.day), value: words.count(row[metric]) }),
    }))
    const ends: [string, string] = [words.day(rows[0]?.day ?? ''), words.day(rows.at(-1)?.day ?? '')]
    const top = words.count(Math.max(...rows.map((row) => row[metric])))
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <Segmented
          label={t('days.shown')}
          value={metric}
          onChange={setMetric}
          className="justify-self-start"
          segments={METRICS.map((value) => ({ value, label: t(`metrics.${value}`) }))}
        />
        <BarPlot
          bars={bars}
          top={top}
          ends={ends}
          label={t('plot', { name: t(`metrics.${metric}`), from: ends[0], to: ends[1], most: top })}
        />
      </div>
    )
  }
  return (
    <PlotCard
      title={t('days.title')}
      table="days"
      query={query}
      rows={rows}
      rowKey={({ day }) => day}
      plot={plot}
      empty={t('nothing')}
      columns={[
        { key: 'day', header: t('columns.day'), cell: ({ day }) => words.day(day) },
        ...METRICS.map((key) => ({
          ...{ key, header: t(`metrics.${key}`) },
          cell: (row: (typeof rows)[number]) => words.count(row[key]),
        })),
      ]}
    />
  )
}
