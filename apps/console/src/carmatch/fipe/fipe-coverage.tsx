import type { FipeTableView } from '@recado/contracts/fipe'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'

/** How many of the cars on offer stand where. */
export function FipeCoverage({ coverage }: { coverage: FipeTableView['coverage'] }) {
  const { t } = useTranslation('stock-import')
  const format = useFormat()
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {(['below', 'fair', 'above', 'unknown'] as const).map((key) => (
        <div key={key} className="grid content-start gap-1 rounded-8 border border-line px-3 py-2">
          <dt className="text-12 text-ink-soft">{t(`fipe.positions.${key}`)}</dt>
          <dd className="text-16 font-semibold tabular-nums">{format.number(coverage[key])}</dd>
        </div>
      ))}
    </dl>
  )
}
