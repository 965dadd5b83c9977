import type { CarDashboardTable } from '@recado/contracts/car-analytics'
import { ChartNoAxesColumn, Download, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { saveFile } from '../../api/save-file.ts'
import { useAct } from '../../api/use-act.ts'
import { Card } from '../../design/card.tsx'
import { IconButton } from '../../design/icon-button.tsx'
import { type FigureColumn, FigureTable } from '../../screens/home/figures/figure-table.tsx'
import { useServices } from '../../services.ts'
import { exportTable, type FiguresQuery } from './figures.api.ts'

interface PlotCardProps<Row> {
  title: string
  description?: string
  table: z.output<typeof CarDashboardTable>
  query: FiguresQuery
  columns: readonly FigureColumn<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  /** Undefined: the table is all there is. */
  plot?: (() => ReactNode) | undefined
  /** Before the card's own buttons. */
  actions?: ReactNode
  empty: string
}

/** A plot and, one press away, the table that it is drawn from; the same as a file. */
export function PlotCard<Row>(props: PlotCardProps<Row>) {
  const { title, description, table, query, columns, rows, rowKey, plot, actions, empty } = props
  const { t } = useTranslation('car-figures')
  const { http } = useServices()
  const [asTable, setAsTable] = useState(plot === undefined)
  const download = useAct({
    run: async () => saveFile(await exportTable(http, query, table), `${t(`files.${table}`)}-${query.period}.csv`),
    changes: [],
  })
  const shown = rows.length > 0
  return (
    <Card
      title={title}
      description={description}
      flush={asTable && shown}
      actions={
        <div className="flex items-center gap-2">
          {actions}
          <span className="flex">
            {plot !== undefined && (
              <IconButton
                icon={asTable ? ChartNoAxesColumn : Table2}
                label={t(asTable ? 'as_plot' : 'as_table', { table: title })}
                onClick={() => setAsTable(!asTable)}
              />
            )}
            <IconButton
              icon={Download}
              label={t('download', { table: title })}
              onClick={() => download.mutate(undefined)}
            />
          </span>
        </div>
      }
    >
      {!shown ? (
        <p className="text-13 text-ink-soft">{empty}</p>
      ) : asTable || plot === undefined ? (
        <FigureTable
          label={title}
          scrollLabel={t('table_of', { table: title })}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
        />
      ) : (
        plot()
      )}
    </Card>
  )
}
