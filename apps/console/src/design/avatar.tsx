import type { Availability } from '@recado/contracts/realtime'
import { isBlank } from '@recado/contracts/unseen'
import { visitorCode } from '@recado/contracts/visitor-code'
import { clsx } from 'clsx'
import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { monogramOf } from './apply-brand.ts'

interface AvatarProps {
  name: string
  /** Whose it is: without a name they have a colour of their own. */
  of?: string
  /** Address of their photo; initials stand where there is none, and until it is here. */
  photo?: string | null | undefined
  size?: 'small' | 'medium' | 'large' | 'huge'
  /** Whether the person is there: a dot, and a word for screen readers. */
  presence?: Availability | undefined
}

/** A person's photo, or their initials in a colour that is always theirs. The name stands beside it wherever it is used, so screen readers skip it. */
export function Avatar({ name, of, photo, size = 'medium', presence }: AvatarProps) {
  const isNameless = of !== undefined && isBlank(name)
  return (
    <span className="relative inline-grid shrink-0">
      <span
        aria-hidden
        className={clsx('person-face grid place-items-center rounded-full font-medium select-none', SIZES[size])}
        style={{ '--person-hue': hueOf(isNameless ? of : name) } as CSSProperties}
      >
        {isNameless ? visitorCode(of).slice(0, 2) : monogramOf(name)}
      </span>
      {photo && <Photo key={photo} address={photo} />}
      {presence !== undefined && <Dot presence={presence} />}
    </span>
  )
}

/** Over the initials: one that was taken away meanwhile leaves them as they were. */
function Photo({ address }: { address: string }) {
  const [isGone, setGone] = useState(false)
  if (isGone) return null
  return (
    <img
      src={address}
      alt=""
      decoding="async"
      draggable={false}
      onError={() => setGone(true)}
      className="absolute inset-0 size-full rounded-full object-cover"
    />
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

/** Twelve hues, as far apart as names allow: two people beside each other are told apart, and each keeps theirs. */
function hueOf(name: string): number {
  let hash = 0
  for (const sign of name) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 9_973
  return (hash % 12) * 30
}

const SIZES = { small: 'size-6 text-12', medium: 'size-8 text-12', large: 'size-12 text-16', huge: 'size-16 text-20' }
const DOTS: Record<Availability, string> = { online: 'bg-good', busy: 'bg-warn', offline: 'bg-ink-faint' }
