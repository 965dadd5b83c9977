import { useTranslation } from 'react-i18next'
import { RowBars } from '../../screens/home/figures/row-bars.tsx'
import { useFigureWords } from '../../screens/home/figures/use-figure-words.ts'
import type { Dashboard, FiguresQuery } from './figures.api.ts'
import { PlotCard } from './plot-card.tsx'

/** From the visit to the sale: how many came so far, and which share of those before. */
export function FunnelCard({ data: { funnel }, query }: { data: Dashboard; query: FiguresQuery }) {
  const { t } = useTranslation('car-figures')
  const words = useFigureWords()
  const shareOf = (index: number): string | undefined => {
    const before = funnel[index - 1]?.count
    const here = funnel[index]?.count ?? 0
    return before ? words.percent(here / before) : undefined
  }
  const plot = () => (
    <RowBars
      rows={funnel.map(({ step, label, count }, index) => {
        const share = shareOf(index)
        const said = words.count(count)
        return {
          key: step,
          name: label,
          value: count,
          words: share === undefined ? said : t('of_before', { count: said, share }),
        }
      })}
    />
  )
  return (
    <PlotCard
      title={t('funnel.title')}
      table="funnel"
      query={query}
      rows={funnel}
      rowKey={({ step }) => step}
      plot={plot}
      empty={t('nothing')}
      columns={[
        { key: 'step', header: t('columns.step'), cell: ({ label }) => label },
        { key: 'count', header: t('columns.now'), cell: ({ count }) => words.count(count) },
        { key: 'before', header: t('columns.before'), cell: ({ previous }) => words.count(previous) },
      ]}
    />
  )
}
