import type { MessageAttachment } from '@recado/contracts/messages'
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, type Ref, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import '../../../design/csp-nonce.ts'
import { IconButton } from '../../../design/icon-button.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { useFocusBack } from '../../../design/use-focus-back.ts'
import { saveFrom } from './save-from.ts'
import { useAttachmentLinks } from './use-attachment-links.ts'
import { STEP, useZoom } from './use-zoom.ts'
import { MOST_SCALE } from './zoom.ts'

interface LightboxProps {
  /** The thread's pictures in their order, and the one that is shown. */
  images: readonly MessageAttachment[]
  shown: MessageAttachment
  onShow(image: MessageAttachment): void
  onClose(): void
}

/**
 * A picture as large as the screen, over everything. Wheel, two fingers, double click, + and − make it larger; arrows and a
 * swipe go to the others; Escape or a press beside it closes.
 */
export function Lightbox({ images, shown, onShow, onClose }: LightboxProps) {
  const { t } = useTranslation(['thread', 'common'])
  const focus = useFocusBack()
  const at = images.findIndex(({ id }) => id === shown.id)
  const keys = useRef<(key: string) => void>(null)
  const go = (step: number) => {
    const next = images[at + step]
    if (next !== undefined) onShow(next)
  }
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-theatre" />
        <Radix.Content
          aria-describedby={undefined}
          {...focus}
          onOpenAutoFocus={(event) => {
            focus.onOpenAutoFocus()
            // On the picture and not on a button, whose tooltip would open over it.
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          onKeyDown={(event) => {
            // A button's open tooltip takes the first Escape for itself: here it closes the picture as well.
            if (event.key === 'Escape') onClose()
            if (event.key === 'ArrowLeft') go(-1)
            if (event.key === 'ArrowRight') go(1)
            if (!event.ctrlKey && !event.metaKey) keys.current?.(event.key)
          }}
          className="theatre fixed inset-0 z-50 text-ink focus:outline-none"
        >
          <Radix.Title className="sr-only">{shown.name}</Radix.Title>
          {/* Another picture begins fitted. */}
          <Stage key={shown.id} image={shown} keys={keys} onSwipe={go} onClose={onClose}>
            <span className="min-w-0 flex-1 truncate text-12 text-ink-soft">
              {t('lightbox.place', { at: at + 1, count: images.length })}
            </span>
          </Stage>
          {at > 0 && (
            <IconButton
              icon={ChevronLeft}
              label={t('lightbox.previous')}
              keys="ArrowLeft"
              side="right"
              onClick={() => go(-1)}
              className="absolute top-1/2 left-2 -translate-y-1/2 bg-canvas/80 text-ink"
            />
          )}
          {at < images.length - 1 && (
            <IconButton
              icon={ChevronRight}
              label={t('lightbox.next')}
              keys="ArrowRight"
              side="left"
              onClick={() => go(1)}
              className="absolute top-1/2 right-2 -translate-y-1/2 bg-canvas/80 text-ink"
            />
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface StageProps {
  image: MessageAttachment
  /** Given what hears the keys of the whole dialog. */
  keys: Ref<(key: string) => void>
  onSwipe(step: 1 | -1): void
  onClose(): void
  /** Left of the buttons. */
  children: ReactNode
}

function Stage({ image, keys, onSwipe, onClose, children }: StageProps) {
  const { t } = useTranslation(['thread', 'common'])
  const { data } = useAttachmentLinks(image.id)
  const room = useRef<HTMLDivElement>(null)
  const { view, by, fit, handlers } = useZoom({ room, onSwipe, onBeside: onClose })
  useImperativeHandle(keys, () => (key) => {
    if (key === '+' || key === '=') by(STEP)
    if (key === '-' || key === '_') by(1 / STEP)
    if (key === '0') fit()
  })
  const url = data?.links?.url
  const { scale, x, y } = view
  return (
    <div className="flex h-full flex-col">
      <header className="flex items-center gap-1 px-3 py-2">
        {children}
        <IconButton
          icon={ZoomOut}
          label={t('lightbox.smaller')}
          keys="Minus"
          side="bottom"
          disabled={scale === 1}
          onClick={() => by(1 / STEP)}
        />
        <IconButton
          icon={ZoomIn}
          label={t('lightbox.larger')}
          keys="Plus"
          side="bottom"
          disabled={scale === MOST_SCALE}
          onClick={() => by(STEP)}
        />
        <IconButton
          icon={Download}
          label={t('lightbox.download')}
          side="bottom"
          disabled={url === undefined}
          onClick={() => url !== undefined && void saveFrom(url, image.name)}
        />
        <Radix.Close asChild>
          <IconButton icon={X} label={t('common:actions.close')} keys="Escape" side="bottom" />
        </Radix.Close>
      </header>
      <div
        ref={room}
        {...handlers}
        className={`[container-type:size] relative min-h-0 flex-1 touch-none overflow-hidden ${scale > 1 ? 'cursor-grab active:cursor-grabbing' : 'cursor-zoom-in'}`}
      >
        {url === undefined ? (
          <Skeleton className="absolute inset-0 m-auto size-1/2" />
        ) : (
          <img
            src={url}
            alt={image.name}
            draggable={false}
            className="absolute inset-0 m-auto object-contain select-none"
            style={{ ...fitted(image), transform: `translate(${x}px, ${y}px) scale(${scale})` }}
          />
        )}
      </div>
    </div>
  )
}

/** As large as the room; a small one at most twice its size, where it is not yet a blur. */
function fitted({ width, height }: MessageAttachment) {
  if (!width || !height) return { width: '100%', height: '100%' }
  return { width: `min(100cqw, 100cqh * ${width / height}, ${width * 2}px)`, aspectRatio: `${width} / ${height}` }
}
