/** Red, green and blue from 0 to 255. */
type Rgb = readonly [number, number, number]

/** Least contrast of text that people read (WCAG 2.2, 1.4.3). */
const READABLE = 4.5
const SURFACES = { light: '#ffffff', dark: '#1c1b1a' }

/**
 * The tenant's colour as the widget uses it: as a surface with its own text colour, and as text or line on ours, where it
 * is moved towards black or white until it can be read.
 */
export function brandStyles(brand: { colour: string; on_colour: string }): string {
  const light = readableOn(brand.colour, SURFACES.light)
  const dark = readableOn(brand.colour, SURFACES.dark)
  return `:host{--brand:${brand.colour};--on-brand:${brand.on_colour};--accent:${light}}
@media (prefers-color-scheme:dark){:host{--accent:${dark}}}`
}

/** The nearest colour on the way to black or white that has enough contrast on a surface. */
export function readableOn(colour: string, surface: string): string {
  const [from, below] = [parse(colour), parse(surface)]
  const towards: Rgb = luminance(below) > 0.4 ? [0, 0, 0] : [255, 255, 255]
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(from, towards, share)
    if (contrast(mixed, below) >= READABLE) return format(mixed)
  }
  return format(towards)
}

export function contrast(a: Rgb, b: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

export function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1, 7), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share)
  return [part(0), part(1), part(2)]
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function format(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
