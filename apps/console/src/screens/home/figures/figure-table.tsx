import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export interface FigureColumn<Row> {
  key: string
  header: string
  cell(row: Row): ReactNode
}

interface FigureTableProps<Row> {
  label: string
  /** Of the part that scrolls; another than that of the landmark around it. */
  scrollLabel: string
  /** The first names the row, the others are figures. */
  columns: readonly FigureColumn<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
}

/** Figures in columns that never wrap: where there is no room it scrolls by itself, also by keyboard. */
export function FigureTable<Row>({ label, scrollLabel, columns, rows, rowKey }: FigureTableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section tabIndex={0} aria-label={scrollLabel} className="max-h-100 overflow-auto focus-visible:-outline-offset-2">
      <table className="w-full text-13 whitespace-nowrap" aria-label={label}>
        <thead className="sticky top-0 bg-surface">
          <tr className="border-b border-line text-12 text-ink-faint">
            {columns.map(({ key, header }, index) => (
              <th key={key} scope="col" className={cell(index, 'h-9 font-medium')}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-0">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className={cell(index, 'h-10 font-medium')}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={cell(index, 'h-10')}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function cell(index: number, more: string): string {
  return clsx('px-2.5 first:pl-4 last:pr-4 sm:first:pl-5', index === 0 ? 'text-left' : 'text-right', more)
}
