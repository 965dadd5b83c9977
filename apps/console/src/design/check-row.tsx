import { type ComponentProps, type ReactNode, useId } from 'react'
import { Checkbox } from './checkbox.tsx'

interface CheckRowProps extends Omit<ComponentProps<'input'>, 'type' | 'id'> {
  label: ReactNode
  /** A line below that says what it changes. */
  hint?: ReactNode
}

/** Something to switch on or off, with its words beside it. */
export function CheckRow({ label, hint, ...rest }: CheckRowProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox {...rest} id={id} aria-describedby={hint ? `${id}-hint` : undefined} className="mt-0.5" />
      <div className="grid gap-0.5">
        <label htmlFor={id} className="text-13 font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-12 text-ink-faint">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
