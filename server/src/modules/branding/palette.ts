import type { PaletteColour } from '@recado/contracts/brand'
import type { z } from 'zod'
import { contrast, nearestReadable } from './contrast.ts'

/** The screens' own surfaces, light and dark. */
export const SURFACES = { light: '#ffffff', dark: '#14161a' } as const

/** A colour as screens use it, with everything that is readable computed from it. */
export function paletteColour(value: string): z.output<typeof PaletteColour> {
  const onWhite = contrast(value, '#ffffff')
  return {
    value,
    on: onWhite >= contrast(value, '#000000') ? '#ffffff' : '#000000',
    text_on_light: nearestReadable(value, SURFACES.light),
    text_on_dark: nearestReadable(value, SURFACES.dark),
    contrast: Math.round(onWhite * 100) / 100,
  }
}
