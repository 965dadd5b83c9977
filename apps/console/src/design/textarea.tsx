import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { inputStyle } from './input.tsx'

/** Several lines; grows with what is written where the browser can (`field-sizing`), by hand elsewhere. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={clsx(inputStyle, 'h-auto max-h-80 min-h-20 resize-y py-2 field-sizing-content', className)}
    />
  )
}
