import type { ResultNumber } from '@recado/contracts/execution-result'
import { useTranslation } from 'react-i18next'
import { type Column, Table } from '../../design/table.tsx'
import { SourcedNumber } from './sourced-number.tsx'

/** Numbers, each with how it came about. */
export function NumberTable({ label, numbers }: { label: string; numbers: readonly ResultNumber[] }) {
  const { t } = useTranslation('consultor')
  const columns: Column<ResultNumber>[] = [
    {
      key: 'label',
      header: t('report.columns.number'),
      cell: (number) => <span className="block first-letter:uppercase">{number.label}</span>,
    },
    {
      key: 'value',
      header: t('report.columns.value'),
      width: 'w-34',
      align: 'end',
      cell: ({ node, text }) => <SourcedNumber node={node} text={text} className="font-medium" />,
    },
    {
      key: 'how',
      header: t('report.columns.how'),
      wideOnly: true,
      cell: ({ how }) => <span className="text-12 text-ink-soft">{how}</span>,
    },
  ]
  return <Table label={label} columns={columns} rows={numbers} rowKey={({ node }) => node} />
}
