import type { MessageAttachment } from '@recado/contracts/messages'
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import '../../../design/csp-nonce.ts'
import { IconButton } from '../../../design/icon-button.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { useFocusBack } from '../../../design/use-focus-back.ts'
import { saveFrom } from './save-from.ts'
import { useAttachmentLinks } from './use-attachment-links.ts'

interface LightboxProps {
  /** The thread's pictures in their order, and the one that is shown. */
  images: readonly MessageAttachment[]
  shown: MessageAttachment
  onShow(image: MessageAttachment): void
  onClose(): void
}

/** A picture as large as the screen allows. Arrows go to the others, Escape closes. */
export function Lightbox({ images, shown, onShow, onClose }: LightboxProps) {
  const { t } = useTranslation(['thread', 'common'])
  const { data } = useAttachmentLinks(shown.id)
  const focus = useFocusBack()
  const at = images.findIndex(({ id }) => id === shown.id)
  const go = (step: number) => {
    const next = images[at + step]
    if (next !== undefined) onShow(next)
  }
  const url = data?.links?.url
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-black/85" />
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
          }}
          className="dark fixed inset-0 z-50 flex flex-col scheme-dark focus:outline-none"
        >
          <header className="flex items-center gap-2 bg-canvas/80 px-3 py-2 text-ink">
            <Radix.Title className="min-w-0 flex-1 truncate text-13 font-medium">{shown.name}</Radix.Title>
            <span className="text-12 text-ink-soft">{t('lightbox.place', { at: at + 1, count: images.length })}</span>
            <IconButton
              icon={Download}
              label={t('lightbox.download')}
              side="bottom"
              disabled={url === undefined}
              onClick={() => url !== undefined && saveFrom(url, shown.name)}
            />
            <Radix.Close asChild>
              <IconButton icon={X} label={t('common:actions.close')} keys="Escape" side="bottom" />
            </Radix.Close>
          </header>
          <div className="flex min-h-0 flex-1 items-center gap-2 p-2">
            <IconButton
              icon={ChevronLeft}
              label={t('lightbox.previous')}
              keys="ArrowLeft"
              side="right"
              disabled={at <= 0}
              onClick={() => go(-1)}
              className="bg-canvas/80 text-ink"
            />
            <div className="grid h-full min-w-0 flex-1 place-items-center">
              {url === undefined ? (
                <Skeleton className="h-1/2 w-1/2" />
              ) : (
                <img src={url} alt={shown.name} className="max-h-full max-w-full object-contain" />
              )}
            </div>
            <IconButton
              icon={ChevronRight}
              label={t('lightbox.next')}
              keys="ArrowRight"
              side="left"
              disabled={at === images.length - 1}
              onClick={() => go(1)}
              className="bg-canvas/80 text-ink"
            />
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
