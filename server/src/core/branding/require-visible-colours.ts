import type { BrandSettings } from '@recado/contracts/brand'
import { contrast, nearestReadable } from './contrast.ts'
import { errors } from './errors.ts'
import { SURFACES } from './palette.ts'

/** Below this a surface of the colour cannot be told from a white page, with whatever text on it. A light yellow has 1.3. */
const VISIBLE = 1.15
/** WCAG 2.2, 1.4.11: what a control needs to be told from the page. */
const CONTROL = 3

/**
 * Any colour can carry black or white text, so few are refused: a main colour that vanishes on the white of pages, mails
 * and PDFs. The nearest of the same hue that does not is proposed.
 * @throws brand_colour_invisible with `path` and `proposal`
 */
export function requireVisibleColours(colours: BrandSettings['colours']): void {
  const primary = colours?.primary
  if (primary === undefined || contrast(primary, SURFACES.light) >= VISIBLE) return
  const proposal = nearestReadable(primary, SURFACES.light, CONTROL)
  throw errors.brand_colour_invisible({
    params: { colour: primary, proposal },
    extra: { path: 'colours.primary', colour: primary, proposal },
  })
}
