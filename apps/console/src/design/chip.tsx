import { clsx } from 'clsx'
import { X } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { mix, readableOn } from './contrast.ts'

interface ChipProps {
  /** `#rrggbb`, any: the text's own is computed from it. Neutral without one. */
  colour?: string | null | undefined
  text: string
  /** Offers to take it away. */
  onRemove?: () => void
  className?: string
}

/** A label in its own colour. */
export function Chip({ colour, text, onRemove, className }: ChipProps) {
  const { t } = useTranslation()
  return (
    <span
      style={colour ? tintOf(colour) : undefined}
      className={clsx(
        'inline-flex h-5 max-w-full min-w-0 items-center gap-1 rounded-full px-2 text-12 font-medium',
        !colour && 'bg-sunken text-ink-soft',
        className,
      )}
    >
      <span className="truncate">{text}</span>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={t('actions.remove', { what: text })}
          className="relative -mr-1 grid size-4 shrink-0 place-items-center rounded-full after:absolute after:-inset-1 hover:bg-current/15 pointer-coarse:after:-inset-3"
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  )
}

// The surfaces of tokens.css. The chip's ground is opaque, so that its contrast does not hang on the row below.
const SURFACES = { light: '#ffffff', dark: '#191817' }
const tints = new Map<string, CSSProperties>()

/** A faint ground of the colour, and the nearest colour that is readable on it, for both themes. */
export function tintOf(colour: string): CSSProperties {
  const known = tints.get(colour)
  if (known !== undefined) return known
  const light = mix(SURFACES.light, colour, 0.14)
  const dark = mix(SURFACES.dark, colour, 0.26)
  const made = {
    backgroundColor: `light-dark(${light}, ${dark})`,
    color: `light-dark(${readableOn(light, colour)}, ${readableOn(dark, colour)})`,
  }
  tints.set(colour, made)
  return made
}
