import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import { useFieldText } from '../forms/use-field-text.ts'

interface FieldProps {
  label: ReactNode
  /** A line below that helps before anything is wrong. */
  hint?: ReactNode
  /** What is wrong: a code of the contracts, or the server's own words. */
  error?: string | undefined
  /** Something beside the label, such as a link. */
  aside?: ReactNode
  /** One control; it receives id, aria-describedby and aria-invalid. */
  children: ReactElement<{ id?: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: boolean | undefined }>
}

/** Label, control, hint and error, tied together for eyes and for screen readers. */
export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId()
  const text = useFieldText(error)
  const described = [hint && `${id}-hint`, text && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid grid-cols-1 content-start gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-13 font-medium text-ink">
          {label}
        </label>
        {aside}
      </div>
      {cloneElement(children, {
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': text === undefined ? undefined : true,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-12 text-ink-faint">
          {hint}
        </p>
      )}
      {text && (
        <p id={`${id}-error`} role="alert" className="text-12 text-bad">
          {text}
        </p>
      )}
    </div>
  )
}
