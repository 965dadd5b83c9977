import { Field } from '../../../design/field.tsx'
import { Select } from '../../../design/select.tsx'

interface ChoiceFieldProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; detail?: string }[]
  onChange(value: Value): void
  hint?: string
}

/** One of a few kinds. */
export function ChoiceField<Value extends string>({ label, value, options, onChange, hint }: ChoiceFieldProps<Value>) {
  return (
    <Field label={label} hint={hint}>
      <Select value={value} options={options} onChange={(next) => onChange(next as Value)} />
    </Field>
  )
}
