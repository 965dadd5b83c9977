import type { ReportPeriod, ReportTable } from '@recado/contracts/reports'
import { useQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn, Download, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Http } from '../../../api/http.ts'
import { saveFile } from '../../../api/save-file.ts'
import { useAct } from '../../../api/use-act.ts'
import { Card } from '../../../design/card.tsx'
import { ErrorState } from '../../../design/error-state.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Segmented } from '../../../design/segmented.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { useServices } from '../../../services.ts'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { exportTable } from './reports.api.ts'
import { METRICS, type Metric } from './use-figure-words.ts'

interface ReportCardProps<Row> {
  table: ReportTable
  read(http: Http, period: ReportPeriod): Promise<Row[]>
  period: ReportPeriod
  columns: readonly FigureColumn<Row>[]
  rowKey(row: Row): string
  /** Draws rows; what it shows is in the table too. */
  plot(rows: readonly Row[], metric: Metric): ReactNode
}

const ALL = Object.keys(METRICS) as Metric[]

/** A plot and, one press away, the table it is drawn from; the same as a file. */
export function ReportCard<Row>({ table, read, period, columns, rowKey, plot }: ReportCardProps<Row>) {
  const { t } = useTranslation(['reports', 'common'])
  const { http } = useServices()
  const [metric, setMetric] = useState<Metric>('volume')
  const [asTable, setAsTable] = useState(false)
  const query = useQuery({
    queryKey: ['reports', table, period],
    queryFn: () => read(http, period),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  const download = useAct({
    run: async () => saveFile(await exportTable(http, table, period), `${t(`tables.${table}.file`)}-${period}.csv`),
    changes: [],
  })
  return (
    <Card
      title={t(`tables.${table}.title`)}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          {!asTable && (
            <Segmented
              label={t('shown', { table: t(`tables.${table}.title`) })}
              segments={ALL.map((value) => ({ value, label: t(`metrics.${value}`) }))}
              value={metric}
              onChange={setMetric}
            />
          )}
          <span className="flex">
            <IconButton
              icon={asTable ? ChartNoAxesColumn : Table2}
              label={t(asTable ? 'as_plot' : 'as_table', { table: t(`tables.${table}.title`) })}
              onClick={() => setAsTable(!asTable)}
            />
            <IconButton
              icon={Download}
              label={t('download', { table: t(`tables.${table}.title`) })}
              onClick={() => download.mutate(undefined)}
            />
          </span>
        </div>
      }
      flush={asTable}
    >
      {query.data === undefined ? (
        query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div role="status" aria-label={t('common:loading')}>
            <Skeleton className="h-40 w-full" />
          </div>
        )
      ) : query.data.length === 0 ? (
        <p className="py-4 text-13 text-ink-soft">{t(`tables.${table}.empty`)}</p>
      ) : asTable ? (
        <FigureTable
          label={t(`tables.${table}.title`)}
          scrollLabel={t('as_table', { table: t(`tables.${table}.title`) })}
          columns={columns}
          rows={query.data}
          rowKey={rowKey}
        />
      ) : (
        plot(query.data, metric)
      )}
    </Card>
  )
}
