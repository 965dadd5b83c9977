import type { ExecutionResult } from '@recado/contracts/execution-result'
import { useTranslation } from 'react-i18next'
import { NumberTable } from './number-table.tsx'
import { PlotCard } from './plot-card.tsx'
import { SourcedNumber } from './sourced-number.tsx'

/** By how much each lever moves, as the board assumes it. */
const SWING = 'premise_swing'

/** What the same move of each lever does to the month's result, to either side, the largest on top. */
export function TornadoCard({ result: { tornado, nodes } }: { result: ExecutionResult }) {
  const { t, i18n } = useTranslation('consultor')
  if (tornado.length === 0) return null
  const most = Math.max(...tornado.map(({ value }) => Math.abs(value)))
  const swing = nodes.find(({ id }) => id === SWING)
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(Number(swing?.value ?? 0.1))
  const width = (value: number) => `${most === 0 ? 0 : (Math.abs(value) / most) * 100}%`
  return (
    <PlotCard
      title={t('report.tornado.title')}
      description={t('report.tornado.text', { swing: percent })}
      table={<NumberTable label={t('report.tornado.title')} numbers={tornado} />}
      plot={
        <ul className="grid gap-4" aria-label={t('report.tornado.title')}>
          {tornado.map(({ node, label, value, text }) => (
            <li key={node} className="grid gap-1.5">
              <p className="flex justify-between gap-4 text-13">
                <span className="min-w-0 first-letter:uppercase">{label}</span>
                <span className="shrink-0">
                  ± <SourcedNumber node={node} text={text} className="font-medium" />
                </span>
              </p>
              <div aria-hidden className="grid h-5 grid-cols-2">
                <span className="flex justify-end border-r border-ink-faint">
                  <span className="rounded-l-4 bg-bad/70" style={{ width: width(value) }} />
                </span>
                <span className="flex">
                  <span className="rounded-r-4 bg-good/70" style={{ width: width(value) }} />
                </span>
              </div>
            </li>
          ))}
          <li aria-hidden className="grid grid-cols-2 text-12 text-ink-faint">
            <span>{t('report.tornado.worse', { swing: percent })}</span>
            <span className="text-right">{t('report.tornado.better', { swing: percent })}</span>
          </li>
        </ul>
      }
    />
  )
}
