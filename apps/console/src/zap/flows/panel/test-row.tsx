import { COMPARISONS } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { Input } from '../../../design/input.tsx'
import { Select } from '../../../design/select.tsx'
import type { Test } from './condition-group.ts'
import { without } from './optional-field.ts'
import { VariableField } from './variable-field.tsx'

/** One comparison of a variable. */
export function TestRow({ test, onChange }: { test: Test; onChange(test: Test, field?: string): void }) {
  const { t } = useTranslation('flow-builder')
  const alone = test.is === 'is_set' || test.is === 'is_empty'
  return (
    <div className="grid gap-2">
      <VariableField
        label={t('panel.condition.variable')}
        value={test.variable}
        onChange={(variable) => onChange({ ...test, variable }, 'variable')}
      />
      <Select
        aria-label={t('panel.condition.comparison')}
        value={test.is}
        options={COMPARISONS.map((value) => ({ value, label: t(`comparisons.${value}`) }))}
        onChange={(value) => {
          const is = COMPARISONS.find((one) => one === value) ?? 'equals'
          const bare = is === 'is_set' || is === 'is_empty'
          onChange(bare ? { ...without(test, 'value'), is } : { ...test, is, value: valueFor(is, test.value) })
        }}
      />
      {!alone && (
        <Input
          aria-label={t('panel.condition.value')}
          placeholder={test.is === 'one_of' ? t('panel.condition.values') : t('panel.condition.value')}
          value={Array.isArray(test.value) ? test.value.join(', ') : String(test.value ?? '')}
          onChange={({ target }) => onChange({ ...test, value: valueFor(test.is, target.value) }, 'value')}
        />
      )}
    </div>
  )
}

function valueFor(is: Test['is'], value: Test['value']): NonNullable<Test['value']> {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  return is === 'one_of' ? text.split(/,\s?/).slice(0, 100) : text
}
