import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { AmountInput } from './amount-input.tsx'
import { parseAmount } from './parse-amount.ts'
import type { Need } from './use-fact-table.ts'

/** What an answer still needs, asked one by one; what nobody knows stays empty. */
export function NeedFields({ needs, onType }: { needs: readonly Need[]; onType(metric: string, value: string): void }) {
  const { t, i18n } = useTranslation('consultor')
  return (
    <Card title={t('facts.needs')} description={t('facts.needs_text')}>
      <div className="grid gap-4 sm:grid-cols-2">
        {needs.map(({ question: { metric, question, unit, period }, draft: { value } }) => {
          const isWrong = value.trim() !== '' && parseAmount(value, i18n.language) === undefined
          return (
            <Field
              key={metric}
              label={question}
              hint={period === null ? undefined : t(`periods.${period}`)}
              error={isWrong ? t('not_a_number') : undefined}
            >
              <AmountInput unit={unit} value={value} onChange={(next) => onType(metric, next)} />
            </Field>
          )
        })}
      </div>
    </Card>
  )
}
