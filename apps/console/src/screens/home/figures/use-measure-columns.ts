import type { Measures } from '@recado/contracts/reports'
import { useTranslation } from 'react-i18next'
import type { FigureColumn } from './figure-table.tsx'
import { useTimeBasis } from './time-basis.ts'
import { timesOf } from './times-of.ts'
import { useFigureWords } from './use-figure-words.ts'

/** The columns that every table of figures has after its first. */
export function useMeasureColumns<Row extends Omit<Measures, 'opened'>>(): FigureColumn<Row>[] {
  const { t } = useTranslation('reports')
  const words = useFigureWords()
  const basis = useTimeBasis()
  return [
    { key: 'answered', header: t('columns.answered'), cell: (row) => words.count(row.answered) },
    { key: 'resolved', header: t('columns.resolved'), cell: (row) => words.count(row.resolved) },
    {
      key: 'first',
      header: t('columns.first_answer'),
      cell: (row) => words.duration(timesOf(row, basis).first_answer_s),
    },
    {
      key: 'p90',
      header: t('columns.first_answer_p90'),
      cell: (row) => words.duration(timesOf(row, basis).first_answer_p90_s),
    },
    {
      key: 'resolution',
      header: t('columns.resolution'),
      cell: (row) => words.duration(timesOf(row, basis).resolution_s),
    },
  ]
}
