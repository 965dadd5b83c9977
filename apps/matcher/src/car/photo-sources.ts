/** How wide the gallery's picture is: the whole of a phone, half of a desk. */
export const GALLERY_SIZES = '(max-width: 900px) 100vw, 640px'

/** Widths that the server makes of every photo. */
export function photoSources({ url, small_url }: { url: string; small_url: string }): { src: string; srcset: string } {
  return { src: url, srcset: `${small_url} 400w, ${url} 1280w` }
}
