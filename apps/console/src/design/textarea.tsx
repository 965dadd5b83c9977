import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { inputStyle } from './input.tsx'

/** Several lines; grows with what is written, up to 12 lines. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={clsx(inputStyle, 'field-sizing-content h-auto max-h-66 min-h-19 resize-y py-2', className)}
    />
  )
}
