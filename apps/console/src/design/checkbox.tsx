import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

/** The browser's own checkbox in the tenant's colour. */
export function Checkbox({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input {...rest} type="checkbox" className={clsx('size-4 shrink-0 accent-(--accent-text)', className)} />
}
