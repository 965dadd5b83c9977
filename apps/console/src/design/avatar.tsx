import { clsx } from 'clsx'
import { monogramOf } from './apply-brand.ts'

/** A person's initials. The name stands beside it wherever it is used, so screen readers skip it. */
export function Avatar({ name, size = 'medium' }: { name: string; size?: 'medium' | 'large' }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'grid shrink-0 place-items-center rounded-full border border-line bg-sunken font-medium text-ink-soft select-none',
        size === 'large' ? 'size-12 text-16' : 'size-8 text-12',
      )}
    >
      {monogramOf(name)}
    </span>
  )
}
