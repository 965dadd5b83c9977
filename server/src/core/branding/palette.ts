import type { PaletteColour } from '@recado/contracts/tenant-config'
import type { z } from 'zod'
import { contrast, nearestReadable } from './contrast.ts'

/** The screens' own surfaces, light and dark. */
export const SURFACES = { light: '#ffffff', dark: '#191817' } as const

/**
 * Above AA's 4.5, because screens also set such a text on a surface tinted with 8 % of the text's own colour (selected
 * rows, soft badges), which takes up to a fifth of the contrast; a property test measures it.
 */
export const READABLE_ON_TINTS = 5.6

/** A colour as screens use it, with everything that is readable computed from it. */
export function paletteColour(value: string): z.output<typeof PaletteColour> {
  const onWhite = contrast(value, '#ffffff')
  return {
    value,
    on: onWhite >= contrast(value, '#000000') ? '#ffffff' : '#000000',
    text_on_light: nearestReadable(value, SURFACES.light, READABLE_ON_TINTS),
    text_on_dark: nearestReadable(value, SURFACES.dark, READABLE_ON_TINTS),
    contrast: Math.round(onWhite * 100) / 100,
  }
}
