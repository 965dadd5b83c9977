/** How wide the gallery's picture is: the whole of a phone, half of a desk. */
export const GALLERY_SIZES = '(max-width: 900px) 100vw, 640px'
/** A card is as wide as a phone. It is told half of that: a list is many photos, and a phone's line is slow. */
export const CARD_SIZES = '(max-width: 640px) 50vw, 320px'

interface Sources {
  src: string
  srcset: string
}

/** Widths that the server makes of every photo. */
export function photoSources(photo: { url: string; middle_url: string; small_url: string }): Sources {
  const { url, middle_url: middle, small_url: small } = photo
  return { src: url, srcset: `${small} 400w, ${middle} 800w, ${url} 1280w` }
}

/** What a list shows of a car; undefined where it has no photo. */
export function cardSources(car: {
  middle_photo_url?: string | null | undefined
  small_photo_url: string | null
}): Sources | undefined {
  const { middle_photo_url: middle, small_photo_url: small } = car
  if (small === null) return undefined
  return { src: small, srcset: middle == null ? `${small} 400w` : `${small} 400w, ${middle} 800w` }
}
