import { MemberId } from '@recado/contracts/ids'
import type { PersonRow, ReportPeriod } from '@recado/contracts/reports'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { ReportCard } from './report-card.tsx'
import { READ_TABLE } from './reports.api.ts'
import { RowBars } from './row-bars.tsx'
import { useFigureOf, useFigureWords } from './use-figure-words.ts'
import { useMeasureColumns } from './use-measure-columns.ts'

/** Of a person the volume is what they resolved. */
export function PeopleCard({ period }: { period: ReportPeriod }) {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const figureOf = useFigureOf()
  const measures = useMeasureColumns<PersonRow>()
  const nameOf = ({ name }: PersonRow) => name ?? t('gone')
  return (
    <ReportCard
      table="people"
      read={READ_TABLE.people}
      period={period}
      rowKey={keyOf}
      plot={(rows, metric) => (
        <RowBars
          rows={rows.map((row) => {
            const value = metric === 'volume' ? row.resolved : figureOf(row, metric)
            const said = metric === 'volume' ? t('resolved', { count: row.resolved }) : words.value(metric, value)
            return { key: keyOf(row), name: nameOf(row), value, words: said }
          })}
        />
      )}
      columns={[
        { key: 'person', header: t('columns.person'), cell: nameOf },
        ...measures,
        {
          key: 'stars',
          header: t('columns.satisfaction'),
          cell: ({ satisfaction: { mean, count } }) =>
            mean === null ? '–' : t('stars_of', { mean: words.stars(mean), count }),
        },
      ]}
    />
  )
}

function keyOf({ member_id }: PersonRow): string {
  return wireId(MemberId, member_id)
}
