import type { FactQuestion } from '@recado/contracts/execution-facts'
import { useTranslation } from 'react-i18next'
import { Field } from '../../design/field.tsx'
import { AmountInput } from '../facts/amount-input.tsx'
import { type FactDraft, newDraft } from '../facts/fact-draft.ts'
import { parseAmount } from '../facts/parse-amount.ts'

interface MissingFieldsProps {
  needs: readonly FactQuestion[]
  /** By metric. */
  typed: Readonly<Record<string, FactDraft>>
  onType(draft: FactDraft): void
}

/** So many at once; the most telling come first. */
const MOST = 6

/** Fields of the trade for what the text does not say. */
export function MissingFields({ needs, typed, onType }: MissingFieldsProps) {
  const { t, i18n } = useTranslation('consultor')
  return (
    <fieldset className="grid gap-4 rounded-8 border border-line bg-surface p-4 sm:p-5">
      <legend className="sr-only">{t('missing')}</legend>
      <div className="grid gap-0.5">
        <p className="text-14 font-semibold" aria-hidden>
          {t('missing')}
        </p>
        <p className="text-13 text-ink-soft">{t('missing_text')}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {needs.slice(0, MOST).map(({ metric, question, unit, period }) => {
          const value = typed[metric]?.value ?? ''
          const isWrong = value.trim() !== '' && parseAmount(value, i18n.language) === undefined
          return (
            <Field
              key={metric}
              label={question}
              hint={period === null ? undefined : t(`periods.${period}`)}
              error={isWrong ? t('not_a_number') : undefined}
            >
              <AmountInput
                unit={unit}
                value={value}
                onChange={(next) => onType({ ...(typed[metric] ?? newDraft({ metric, unit, period })), value: next })}
              />
            </Field>
          )
        })}
      </div>
    </fieldset>
  )
}
