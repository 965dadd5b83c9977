import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

// Under a finger: 40 px, and 16-px text, below which phones zoom into the page.
export const inputStyle =
  'h-9 w-full rounded-8 border border-line-strong bg-surface px-3 text-14 text-ink transition-colors duration-120 hover:border-ink-faint focus-visible:border-accent-text focus-visible:outline-offset-0 aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-faint pointer-coarse:min-h-10 pointer-coarse:text-16'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={clsx(inputStyle, className)} />
}
