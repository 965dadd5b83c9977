import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { DateTimeInput, toLocal } from '../../design/date-time-input.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import type { EditorProps } from './editor-props.ts'
import { NumberInput } from './number-input.tsx'

const TERMS = [12, 24, 36, 48, 60, 72]

/** By what instalments are estimated; every estimate is shown with it. */
export function FinanceCard({ content, onChange }: EditorProps) {
  const { t } = useTranslation('questionnaire')
  const { finance } = content
  const set = (changes: Partial<typeof finance>) => onChange({ ...content, finance: { ...finance, ...changes } })
  const terms = TERMS.includes(finance.months) ? TERMS : [finance.months, ...TERMS]
  return (
    <Card title={t('finance.title')} description={t('finance.text')}>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <div className="grid content-start gap-1.5">
          <span aria-hidden className="text-13 font-medium">
            {t('finance.rate')}
          </span>
          <NumberInput
            label={t('finance.rate')}
            value={Math.round(finance.monthly_rate * 1e6) / 1e4}
            onChange={(percent) => percent >= 0 && percent <= 20 && set({ monthly_rate: percent / 100 })}
            className="w-full"
          />
        </div>
        <Field label={t('finance.months')}>
          <Select
            value={String(finance.months)}
            onChange={(months) => set({ months: Number(months) })}
            options={terms.map((months) => ({
              value: String(months),
              label: t('finance.months_of', { count: months }),
            }))}
          />
        </Field>
        <Field label={t('finance.as_of')}>
          <DateTimeInput
            dateOnly
            value={new Date(`${finance.as_of}T00:00`)}
            onChange={(day) => day !== null && set({ as_of: toLocal(day, true) })}
          />
        </Field>
      </div>
    </Card>
  )
}
