import { useLayoutEffect, useRef } from 'preact/hooks'
import { CloseIcon } from '../design/icons.tsx'
import { useWidget } from '../launcher/widget-context.ts'

/** A picture over the whole page; the browser keeps the focus inside and gives it back. */
export function Lightbox({ name, url, onClose }: { name: string; url: string; onClose(): void }) {
  const { t } = useWidget()
  const dialog = useRef<HTMLDialogElement>(null)
  // Before it is seen: an Escape right after the press is for the picture, not for the panel.
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={name}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={({ target, currentTarget }) => target === currentTarget && dialog.current?.close()}
    >
      <img src={url} alt={name} />
      <button
        type="button"
        class="icon-button"
        aria-label={t('lightbox.close')}
        onClick={() => dialog.current?.close()}
      >
        <CloseIcon />
      </button>
    </dialog>
  )
}
