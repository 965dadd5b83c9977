import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'

interface NumberFieldProps {
  label: string
  value: number | undefined
  onChange(value: number | undefined): void
  hint?: string
  min?: number
  max?: number
  step?: number
}

/** A number, or none. */
export function NumberField({ label, value, onChange, hint, ...bounds }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint}>
      <Input
        {...bounds}
        type="number"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.valueAsNumber)}
      />
    </Field>
  )
}
