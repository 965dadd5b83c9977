import { useTranslation } from 'react-i18next'
import { type FigureColumn, FigureTable } from '../../screens/home/figures/figure-table.tsx'
import type { Scenarios } from './scenario-plot.tsx'
import { SourcedNumber } from './sourced-number.tsx'

const CASES = ['pessimistic', 'base', 'optimistic'] as const

/** The same months in figures. */
export function ScenarioTable({ scenarios }: { scenarios: Scenarios }) {
  const { t } = useTranslation('consultor')
  const columns: FigureColumn<Scenarios[number]>[] = [
    {
      key: 'line',
      header: t('report.scenarios.line'),
      cell: ({ label }) => <span className="block first-letter:uppercase">{label}</span>,
    },
    ...CASES.map((name) => ({
      key: name,
      header: t(`report.scenarios.${name}`),
      cell: (row: Scenarios[number]) => <SourcedNumber node={row[name].node} text={row[name].text} />,
    })),
  ]
  return (
    <FigureTable
      label={t('report.scenarios.title')}
      scrollLabel={t('report.scenarios.table')}
      columns={columns}
      rows={scenarios}
      rowKey={({ line }) => line}
    />
  )
}
