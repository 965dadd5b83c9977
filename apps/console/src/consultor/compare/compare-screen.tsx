import type { ExecutionDetail } from '@recado/contracts/executions'
import { ExecutionId } from '@recado/contracts/ids'
import { useQueries } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { type FigureColumn, FigureTable } from '../../screens/home/figures/figure-table.tsx'
import { useServices } from '../../services.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { BackLink } from '../back-link.tsx'
import { executionQuery } from '../consultor.api.ts'
import { useAmount } from '../use-amount.ts'
import { CompareDecisions } from './compare-decisions.tsx'
import { type ComparedNumber, compareFacts, compareNumbers } from './compare-runs.ts'

const route = getRouteApi('/inside/consultor/comparar')

/** Two runs side by side: what was asked, what was given, what came out. */
export function CompareScreen() {
  const { http } = useServices()
  const { a, b } = route.useSearch()
  const ids = [a, b].map((id) => ExecutionId.safeParse(id).data).filter((id) => id !== undefined)
  const queries = useQueries({ queries: ids.map((id) => executionQuery(http, id)) })
  if (ids.length < 2) return <NotFound />
  const failed = queries.find(({ error }) => error !== null)
  const [left, right] = queries.map(({ data }) => data)
  return (
    <div className="mx-auto w-full max-w-280 px-4 py-6 sm:px-8 sm:py-8">
      <BackLink />
      {failed !== undefined ? (
        <ErrorState page error={failed.error} onRetry={() => void failed.refetch()} />
      ) : left === undefined || right === undefined ? (
        <PageSkeleton />
      ) : (
        <Compared left={left} right={right} />
      )}
    </div>
  )
}

function Compared({ left, right }: { left: ExecutionDetail; right: ExecutionDetail }) {
  const { t } = useTranslation('consultor')
  const numbers = compareNumbers(left, right)
  const facts = compareFacts(left, right)
  const both = [left, right]
  return (
    <>
      <PageHeader title={t('report.compare.title')} description={t('report.compare.text')} />
      <div className="grid gap-5">
        <ul className="grid gap-3 sm:grid-cols-2">
          {both.map(({ execution_id, title, created_at, created_by, result, round }, index) => (
            <li
              key={execution_id}
              className="grid content-start gap-2 rounded-8 border border-line bg-surface p-4 sm:p-5"
            >
              <p className="text-12 text-ink-faint">
                {t(index === 0 ? 'report.compare.first' : 'report.compare.second')} · {created_by} ·{' '}
                <RelativeTime value={created_at} />
                {round > 1 && ` · ${t('report.compare.round', { round })}`}
              </p>
              <h2 className="text-14 font-semibold">
                <Link
                  to="/consultor/$executionId"
                  params={{ executionId: wireId(ExecutionId, execution_id) }}
                  className="hover:underline"
                >
                  {title}
                </Link>
              </h2>
              <p className="text-14 text-pretty text-ink-soft">{result?.verdict[0] ?? t('report.compare.no_answer')}</p>
            </li>
          ))}
        </ul>
        {numbers.length > 0 && (
          <Card title={t('report.compare.numbers')} flush>
            <NumbersTable
              label={t('report.compare.numbers')}
              scrollLabel={t('report.compare.numbers_table')}
              rows={numbers}
            />
          </Card>
        )}
        <CompareDecisions left={left} right={right} />
        {facts.length > 0 && (
          <Card title={t('report.compare.facts')} description={t('report.compare.facts_text')} flush>
            <NumbersTable
              label={t('report.compare.facts')}
              scrollLabel={t('report.compare.facts_table')}
              rows={facts}
            />
          </Card>
        )}
      </div>
    </>
  )
}

interface NumbersTableProps {
  label: string
  scrollLabel: string
  rows: readonly ComparedNumber[]
}

function NumbersTable({ label, scrollLabel, rows }: NumbersTableProps) {
  const { t } = useTranslation('consultor')
  const { difference } = useAmount()
  const columns: FigureColumn<ComparedNumber>[] = [
    {
      key: 'label',
      header: t('report.columns.number'),
      cell: (row) => (
        <span className="block max-w-36 min-w-32 py-2 whitespace-normal first-letter:uppercase sm:max-w-none">
          {row.label}
        </span>
      ),
    },
    { key: 'left', header: t('report.compare.first'), cell: (row) => row.left ?? '–' },
    { key: 'right', header: t('report.compare.second'), cell: (row) => row.right ?? '–' },
    {
      key: 'change',
      header: t('report.compare.change'),
      cell: (row) =>
        row.difference === null
          ? '–'
          : row.difference === 0
            ? t('report.compare.same')
            : difference(row.difference, row.unit),
    },
  ]
  return <FigureTable label={label} scrollLabel={scrollLabel} columns={columns} rows={rows} rowKey={({ key }) => key} />
}
