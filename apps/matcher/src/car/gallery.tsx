import type { DetailOnPage } from '@recado/contracts/car-pages'
import { useRef, useState } from 'preact/hooks'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'
import { GALLERY_SIZES, photoSources } from './photo-sources.ts'

/** Photos side by side: swiped on a phone, gone through by buttons and arrow keys elsewhere. Without a script they scroll. */
export function Gallery({ car }: { car: DetailOnPage }) {
  const { t } = usePage()
  const strip = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState(0)
  const count = car.photos.length
  if (count === 0) return <div class="gallery gallery-none">{t('car.no_photo')}</div>
  const goTo = (index: number) => {
    const { current } = strip
    current?.scrollTo({ left: current.clientWidth * Math.min(count - 1, Math.max(0, index)) })
  }
  return (
    <section class="gallery" aria-label={t('gallery.label')}>
      <ul
        class="gallery-strip"
        ref={strip}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard
        tabIndex={0}
        onScroll={({ currentTarget }) => setShown(Math.round(currentTarget.scrollLeft / currentTarget.clientWidth))}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
          if (step === 0) return
          event.preventDefault()
          goTo(shown + step)
        }}
      >
        {car.photos.map((photo, index) => {
          const { src, srcset } = photoSources(photo)
          return (
            <li key={photo.url}>
              <img
                src={src}
                srcset={srcset}
                sizes={GALLERY_SIZES}
                width="1280"
                height="960"
                alt={t('gallery.photo', { car: car.title, number: index + 1, count })}
                {...(index === 0 ? { fetchpriority: 'high' as const } : { loading: 'lazy' as const })}
                decoding="async"
              />
            </li>
          )
        })}
      </ul>
      {count > 1 && (
        <>
          <button
            type="button"
            class="gallery-step gallery-back"
            aria-label={t('gallery.back')}
            disabled={shown === 0}
            onClick={() => goTo(shown - 1)}
          >
            <Icon name="left" />
          </button>
          <button
            type="button"
            class="gallery-step gallery-on"
            aria-label={t('gallery.on')}
            disabled={shown === count - 1}
            onClick={() => goTo(shown + 1)}
          >
            <Icon name="right" />
          </button>
          <p class="gallery-count" aria-hidden="true">
            {shown + 1} / {count}
          </p>
        </>
      )}
    </section>
  )
}
