import type { HourRow, ReportPeriod } from '@recado/contracts/reports'
import { useTranslation } from 'react-i18next'
import { HeatPlot } from './heat-plot.tsx'
import { ReportCard } from './report-card.tsx'
import { READ_TABLE } from './reports.api.ts'
import { useFigureWords } from './use-figure-words.ts'
import { useMeasureColumns } from './use-measure-columns.ts'

export function HoursCard({ period }: { period: ReportPeriod }) {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const measures = useMeasureColumns<HourRow>()
  return (
    <ReportCard
      table="hours"
      read={READ_TABLE.hours}
      period={period}
      rowKey={({ weekday, hour }) => `${weekday} ${hour}`}
      plot={(rows, metric) => <HeatPlot rows={rows} metric={metric} />}
      columns={[
        {
          key: 'hour',
          header: t('columns.hour'),
          cell: ({ weekday, hour }) => t('hour_of', { weekday: words.weekday(weekday, 'long'), hour }),
        },
        { key: 'opened', header: t('columns.opened'), cell: ({ opened }) => words.count(opened) },
        ...measures,
      ]}
    />
  )
}
