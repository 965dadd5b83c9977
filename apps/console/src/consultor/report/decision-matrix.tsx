import type { ResultMatrix } from '@recado/contracts/execution-result'
import { RefreshCw, Trophy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { type FigureColumn, FigureTable } from '../../screens/home/figures/figure-table.tsx'
import { capitalise } from '../capitalise.ts'
import { type RankedOption, rankOptions } from './rank-options.ts'
import { WeightSliders } from './weight-sliders.tsx'

/** Marks and totals; whoever reads it sets what counts how much, and sees the order change. */
export function DecisionMatrix({ matrix }: { matrix: ResultMatrix }) {
  const { t, i18n } = useTranslation('consultor')
  const initial = matrix.criteria.map(({ weight }) => Math.round(weight * 100))
  const [weights, setWeights] = useState<readonly number[]>(initial)
  const ranked = rankOptions(matrix, weights)
  const board = rankOptions(matrix, initial)[0]
  const mark = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const moved = weights.some((weight, at) => weight !== initial[at])
  const leader = ranked[0]
  const columns: FigureColumn<RankedOption>[] = [
    {
      key: 'option',
      header: t('report.matrix.option'),
      cell: ({ name, option }) => (
        <span className="flex items-center gap-2">
          {option === leader?.option && (
            <Trophy size={14} className="shrink-0 text-accent-text" aria-label={t('report.matrix.leads')} />
          )}
          {name}
        </span>
      ),
    },
    {
      key: 'total',
      header: t('report.matrix.total'),
      cell: ({ total }) => (
        <span className="flex items-center justify-end gap-2.5">
          <span aria-hidden className="hidden h-1.5 w-24 overflow-hidden rounded-full bg-line sm:block">
            <span className="block h-full rounded-full bg-bar" style={{ width: `${total * 10}%` }} />
          </span>
          <strong className="font-semibold">{mark.format(total)}</strong>
        </span>
      ),
    },
    ...matrix.criteria.map(({ id, label }, at) => ({
      key: id,
      header: capitalise(label, i18n.language),
      cell: ({ marks }: RankedOption) => mark.format(marks[at] ?? 0),
    })),
  ]
  return (
    <Card
      title={t('report.matrix.title')}
      description={t('report.matrix.text')}
      flush
      actions={
        moved && (
          <Button size="small" onClick={() => setWeights(initial)}>
            <RefreshCw size={14} aria-hidden />
            {t('report.matrix.reset')}
          </Button>
        )
      }
    >
      <FigureTable
        label={t('report.matrix.title')}
        scrollLabel={t('report.matrix.table')}
        columns={columns}
        rows={ranked}
        rowKey={({ option }) => option}
      />
      <div className="grid gap-4 border-t border-line px-4 py-4 sm:px-5">
        <p role="status" className="flex flex-wrap items-center gap-2 text-13">
          {leader && t('report.matrix.with_these', { name: leader.name })}
          {moved && leader?.option !== board?.option && <Badge tone="warn">{t('report.matrix.changed')}</Badge>}
          {!moved && (
            <Badge tone={matrix.steady ? 'good' : 'warn'}>
              {t(matrix.steady ? 'report.matrix.steady' : 'report.matrix.unsteady')}
            </Badge>
          )}
        </p>
        <WeightSliders matrix={matrix} weights={weights} onChange={setWeights} />
      </div>
    </Card>
  )
}
