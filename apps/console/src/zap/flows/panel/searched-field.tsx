import type { ReactNode } from 'react'
import { Field } from '../../../design/field.tsx'
import { Picker } from '../../../design/picker.tsx'

interface SearchedFieldProps {
  /** What is chosen, also for who hears it. */
  label: string
  /** How the label looks, where otherwise. */
  shown?: ReactNode
  hint?: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange(value: string): void
}

/** One of a list that may have thousands, such as a flow's blocks: it is drawn as it is opened, and searched. */
export function SearchedField({ label, shown, hint, ...choice }: SearchedFieldProps) {
  return (
    <Field label={shown ?? label} hint={hint}>
      <Picker label={label} {...choice} />
    </Field>
  )
}
