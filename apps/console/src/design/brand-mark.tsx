import { clsx } from 'clsx'
import { monogramOf } from './apply-brand.ts'

interface BrandMarkProps {
  name: string
  logoUrl: string | null
  size?: 'small' | 'large'
}

/** A company's logo, or its initials in its second colour. */
export function BrandMark({ name, logoUrl, size = 'small' }: BrandMarkProps) {
  if (logoUrl !== null) {
    return (
      <img
        src={logoUrl}
        alt={name}
        className={size === 'large' ? 'h-12 max-w-60 object-contain object-left' : 'size-8 rounded-8 object-contain'}
      />
    )
  }
  return (
    <span
      role="img"
      aria-label={name}
      className={clsx(
        'grid shrink-0 place-items-center rounded-8 bg-mark font-semibold text-mark-on select-none',
        size === 'large' ? 'size-12 text-16' : 'size-8 text-12',
      )}
    >
      {monogramOf(name)}
    </span>
  )
}
