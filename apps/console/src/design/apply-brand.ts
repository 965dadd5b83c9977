import type { TenantConfig } from '@recado/contracts/tenant-config'
import { stateHueOf } from './state-hue.ts'

type Branding = TenantConfig['branding']

/** Puts a brand on the page: accent and fonts as CSS variables, the favicon, the window's title. */
export function applyBrand(name: string, branding: Branding): void {
  const { style } = document.documentElement
  const { primary, secondary, accent } = branding.colours
  const variables: Record<string, string> = {
    '--brand-primary': primary.value,
    '--brand-primary-on': primary.on,
    // Hovering moves away from the text's colour, so that contrast only grows.
    '--brand-primary-away': isWhite(primary.on) ? '#000000' : '#ffffff',
    '--brand-primary-on-light': primary.text_on_light,
    '--brand-primary-on-dark': primary.text_on_dark,
    '--brand-secondary': secondary.value,
    '--brand-secondary-on': secondary.on,
    '--brand-accent-on-light': accent.text_on_light,
    '--brand-accent-on-dark': accent.text_on_dark,
    '--font-tenant-body': fontName(branding.fonts.body),
    '--font-tenant-heading': fontName(branding.fonts.heading ?? branding.fonts.body),
  }
  for (const [variable, value] of Object.entries(variables)) style.setProperty(variable, value)
  const hue = stateHueOf(primary.value)
  if (hue === undefined) delete document.documentElement.dataset.brandHue
  else document.documentElement.dataset.brandHue = hue
  document.title = name
  setFavicon(branding.favicon_url ?? monogramIcon(name, secondary.value, secondary.on))
}

/** First letters of the first and last word: what stands in for a logo or a face. */
export function monogramOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase()
}

function isWhite(colour: string): boolean {
  return /^#f{3}(f{3})?$/i.test(colour)
}

// Quoted, so that a name cannot end the declaration; the system's font when none is set.
function fontName(name: string | null): string {
  return name === null ? 'ui-sans-serif' : JSON.stringify(name)
}

function setFavicon(href: string): void {
  let link = document.head.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (link === null) {
    link = document.createElement('link')
    link.rel = 'icon'
    document.head.append(link)
  }
  link.href = href
}

function monogramIcon(name: string, background: string, ink: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 64
  const pen = canvas.getContext('2d')
  if (pen === null) return 'data:,'
  pen.fillStyle = background
  pen.roundRect(0, 0, 64, 64, 14)
  pen.fill()
  pen.fillStyle = ink
  pen.font = '600 34px system-ui, sans-serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText([...monogramOf(name)][0] ?? '', 32, 35)
  return canvas.toDataURL('image/png')
}
