import { LabelId } from '@recado/contracts/ids'
import type { LabelRow, ReportPeriod } from '@recado/contracts/reports'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { ReportCard } from './report-card.tsx'
import { READ_TABLE } from './reports.api.ts'
import { RowBars } from './row-bars.tsx'
import { useFigureOf, useFigureWords } from './use-figure-words.ts'
import { useMeasureColumns } from './use-measure-columns.ts'

export function LabelsCard({ period }: { period: ReportPeriod }) {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const figureOf = useFigureOf()
  const measures = useMeasureColumns<LabelRow>()
  return (
    <ReportCard
      table="labels"
      read={READ_TABLE.labels}
      period={period}
      rowKey={keyOf}
      plot={(rows, metric) => (
        <RowBars
          rows={rows.map((row) => {
            const value = figureOf(row, metric)
            const said = metric === 'volume' ? t('conversations', { count: row.opened }) : words.value(metric, value)
            return { key: keyOf(row), name: <LabelName {...row} />, value, words: said }
          })}
        />
      )}
      columns={[
        { key: 'label', header: t('columns.label'), cell: (row) => <LabelName {...row} /> },
        { key: 'opened', header: t('columns.opened'), cell: ({ opened }) => words.count(opened) },
        ...measures,
      ]}
    />
  )
}

function LabelName({ name, colour }: Pick<LabelRow, 'name' | 'colour'>) {
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      <svg viewBox="0 0 8 8" className="size-2 shrink-0" aria-hidden="true">
        <circle cx={4} cy={4} r={4} fill={colour} />
      </svg>
      <span className="truncate">{name}</span>
    </span>
  )
}

function keyOf({ label_id }: LabelRow): string {
  return wireId(LabelId, label_id)
}
