import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  header: ReactNode
  cell(row: Row): ReactNode
  /** Left out where the table is narrow, below 672 px or, for 'very', 832 px: the first column should say what matters. */
  wideOnly?: boolean | 'very'
  align?: 'end'
  /** A Tailwind width, such as w-40; the rest is shared. */
  width?: string
}

interface TableProps<Row> {
  /** Read out by screen readers. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
}

/** Rows of 56 px with hairlines between them. */
export function Table<Row>({ label, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <div className="@container">
      <table className="w-full table-fixed text-13" aria-label={label}>
        <thead>
          <tr className="border-b border-line text-12 text-ink-faint">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={clsx('h-9 px-2.5 text-left first:pl-4 last:pr-4 font-medium', cellStyle(column))}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-0 hover:bg-hover/50">
              {columns.map((column) => (
                <td key={column.key} className={clsx('h-14 px-2.5 py-2 first:pl-4 last:pr-4', cellStyle(column))}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellStyle<Row>(column: Column<Row>): string {
  return clsx(column.width, column.align === 'end' && 'text-right', COLUMNS[`${column.wideOnly ?? false}`])
}

const COLUMNS = { false: '', true: 'hidden @2xl:table-cell', very: 'hidden @min-[52rem]:table-cell' }
