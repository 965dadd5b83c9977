import type { Availability } from '@recado/contracts/realtime'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { monogramOf } from './apply-brand.ts'

interface AvatarProps {
  name: string
  size?: 'small' | 'medium' | 'large'
  /** Whether the person is there: a dot, and a word for screen readers. */
  presence?: Availability | undefined
}

/** A person's initials. The name stands beside it wherever it is used, so screen readers skip it. */
export function Avatar({ name, size = 'medium', presence }: AvatarProps) {
  return (
    <span className="relative inline-grid shrink-0">
      <span
        aria-hidden
        className={clsx(
          'grid place-items-center rounded-full border border-line bg-sunken font-medium text-ink-soft select-none',
          SIZES[size],
        )}
      >
        {monogramOf(name)}
      </span>
      {presence !== undefined && <Dot presence={presence} />}
    </span>
  )
}

function Dot({ presence }: { presence: Availability }) {
  const { t } = useTranslation()
  return (
    <>
      <span
        aria-hidden
        className={clsx('absolute -right-px -bottom-px size-2.5 rounded-full border-2 border-surface', DOTS[presence])}
      />
      <span className="sr-only">{t(`availability.${presence}`)}</span>
    </>
  )
}

const SIZES = { small: 'size-6 text-12', medium: 'size-8 text-12', large: 'size-12 text-16' }
const DOTS: Record<Availability, string> = { online: 'bg-good', busy: 'bg-warn', offline: 'bg-ink-faint' }
