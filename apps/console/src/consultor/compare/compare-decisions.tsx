import type { ResultDecision } from '@recado/contracts/execution-result'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Card } from '../../design/card.tsx'
import { type FigureColumn, FigureTable } from '../../screens/home/figures/figure-table.tsx'
import { VERDICT_TONE } from '../report/decision-card.tsx'

interface Row {
  option: string
  name: string
  left: ResultDecision | undefined
  right: ResultDecision | undefined
}

/** What each run does with each option. */
export function CompareDecisions({ left, right }: { left: ExecutionDetail; right: ExecutionDetail }) {
  const { t } = useTranslation('consultor')
  const [ours, theirs] = [left, right].map(({ result }) => result?.decisions ?? [])
  const options = [...new Set([...(ours ?? []), ...(theirs ?? [])].map(({ option }) => option))]
  if (options.length === 0) return null
  const of = (decisions: readonly ResultDecision[] | undefined, option: string) =>
    decisions?.find((decision) => decision.option === option)
  const rows = options.map((option): Row => {
    const [first, second] = [of(ours, option), of(theirs, option)]
    return { option, name: first?.name ?? second?.name ?? option, left: first, right: second }
  })
  const columns: FigureColumn<Row>[] = [
    {
      key: 'option',
      header: t('report.matrix.option'),
      cell: ({ name }) => <span className="block max-w-20 whitespace-normal sm:max-w-none">{name}</span>,
    },
    { key: 'left', header: t('report.compare.first'), cell: ({ left: decision }) => <Verdict decision={decision} /> },
    {
      key: 'right',
      header: t('report.compare.second'),
      cell: ({ right: decision }) => <Verdict decision={decision} />,
    },
  ]
  return (
    <Card title={t('report.decisions')} flush>
      <FigureTable
        label={t('report.decisions')}
        scrollLabel={t('report.compare.decisions_table')}
        columns={columns}
        rows={rows}
        rowKey={({ option }) => option}
      />
    </Card>
  )
}

function Verdict({ decision }: { decision: ResultDecision | undefined }) {
  const { t } = useTranslation('consultor')
  if (decision === undefined) return <span className="text-ink-faint">–</span>
  const { verdict, effect_low: low, effect_high: high } = decision
  return (
    <span className="inline-flex max-w-26 flex-wrap items-center justify-end gap-x-2 gap-y-1 py-2 whitespace-normal sm:max-w-none">
      <span className="text-12 text-ink-soft">
        {[low?.text, high?.text === low?.text ? undefined : high?.text].filter(Boolean).join(` ${t('report.to')} `)}
      </span>
      <Badge tone={VERDICT_TONE[verdict]}>{t(`report.verdicts.${verdict}`)}</Badge>
    </span>
  )
}
