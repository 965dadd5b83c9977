import type { BrandOnPage } from '@recado/contracts/car-pages'

const COLOUR = /^#[0-9a-f]{6}$/i
const NEUTRAL = { value: '#35424a', on: '#ffffff', text_on_light: '#35424a', text_on_dark: '#a9b8c0' }

/** The company's colour as variables; the server has computed what is readable where. What is no colour is none. */
export function paletteStyles(given: BrandOnPage['colours']['primary'] | undefined): string {
  const colour = (name: keyof typeof NEUTRAL) => {
    const value = given?.[name]
    return value !== undefined && COLOUR.test(value) ? value : NEUTRAL[name]
  }
  const brand = `--brand:${colour('value')};--on-brand:${colour('on')}`
  return `:root{${brand};--accent:${colour('text_on_light')}}@media (prefers-color-scheme:dark){:root{--accent:${colour('text_on_dark')}}}`
}
