import type { ExecutionUnderstanding } from '@recado/contracts/execution-facts'
import { useTranslation } from 'react-i18next'

/** What was taken for granted, and what the text asked of the board that it does not do. */
export function Remarks({ understanding: { assumed, ignored_orders } }: { understanding: ExecutionUnderstanding }) {
  const { t } = useTranslation('consultor')
  if (assumed.length === 0 && ignored_orders.length === 0) return null
  return (
    <div className="grid gap-4 text-13 text-ink-soft sm:grid-cols-2">
      {assumed.length > 0 && (
        <section className="grid content-start gap-1.5">
          <h3 className="font-medium text-ink">{t('facts.assumed')}</h3>
          <ul className="grid list-disc gap-1 pl-4">
            {assumed.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      {ignored_orders.length > 0 && (
        <section className="grid content-start gap-1.5">
          <h3 className="font-medium text-ink">{t('facts.ignored')}</h3>
          <ul className="grid gap-1">
            {ignored_orders.map((text) => (
              <li key={text}>
                <q>{text}</q>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
