import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../../design/skeleton.tsx'

interface PictureProps {
  /** Undefined while its address is asked for. */
  url: string | undefined
  name: string
  width: number | null
  height: number | null
  onOpen?: (() => void) | undefined
  onBroken?: (() => void) | undefined
}

// The largest a picture stands in a bubble.
const WIDTH = 280
const HEIGHT = 320

/** A picture in its bubble. Its room is held before it is there, so that nothing jumps. */
export function Picture({ url, name, width, height, onOpen, onBroken }: PictureProps) {
  const { t } = useTranslation('thread')
  const [broken, setBroken] = useState<string>()
  const size = roomFor(width, height)
  const isBroken = url !== undefined && broken === url
  const style = { width: size.width, aspectRatio: `${size.width} / ${size.height}` }
  const shown =
    url === undefined ? (
      <Skeleton className="size-full" />
    ) : isBroken ? (
      <span className="grid size-full place-items-center gap-1 bg-sunken text-12 text-ink-soft">
        <ImageOff size={20} aria-hidden />
        {t('file.unavailable')}
      </span>
    ) : (
      <img
        src={url}
        alt={name}
        decoding="async"
        className="size-full object-cover"
        onError={() => {
          setBroken(url)
          onBroken?.()
        }}
      />
    )
  const frame = 'block max-w-full overflow-hidden rounded-8 border border-line bg-sunken'
  if (onOpen === undefined || isBroken)
    return (
      <span className={frame} style={style}>
        {shown}
      </span>
    )
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t('file.open_image', { name })}
      className={`${frame} cursor-zoom-in`}
      style={style}
    >
      {shown}
    </button>
  )
}

function roomFor(width: number | null, height: number | null): { width: number; height: number } {
  if (!width || !height) return { width: WIDTH, height: Math.round(WIDTH * 0.75) }
  const scale = Math.min(1, WIDTH / width, HEIGHT / height)
  // Very small or very long ones still give something to press.
  return { width: Math.max(72, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) }
}
