import { useState } from 'preact/hooks'
import { useWidget } from '../launcher/widget-context.ts'
import { fitWithin } from '../media/photo-attempts.ts'
import { Lightbox } from './lightbox.tsx'

const SHOWN_PX = 220

/** A picture at the size of a bubble; its place is kept while it comes. */
export function Picture(props: {
  name: string
  width: number | null
  height: number | null
  url: string | undefined
  thumbnailUrl: string | undefined
}) {
  const { name, width, height, url, thumbnailUrl } = props
  const { t } = useWidget()
  const [isLarge, setLarge] = useState(false)
  const size = width === null || height === null ? {} : fitWithin({ width, height }, SHOWN_PX)
  return (
    <>
      <button type="button" class="picture" aria-label={t('file.enlarge', { name })} onClick={() => setLarge(true)}>
        {thumbnailUrl === undefined ? (
          <svg class="picture-wait" aria-hidden="true" {...size} />
        ) : (
          <img src={thumbnailUrl} alt="" {...size} decoding="async" />
        )}
      </button>
      {isLarge && url !== undefined && <Lightbox name={name} url={url} onClose={() => setLarge(false)} />}
    </>
  )
}
