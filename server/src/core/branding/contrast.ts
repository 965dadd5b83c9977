import { clampChroma, converter, formatHex, wcagContrast } from 'culori'

/** WCAG 2.2, 1.4.3 (AA) for text of ordinary size. */
export const READABLE = 4.5

const toOklch = converter('oklch')

/** WCAG's ratio of relative luminances, 1 to 21. */
export function contrast(a: string, b: string): number {
  return wcagContrast(a, b)
}

/**
 * The colour nearest to `colour` that reaches `ratio` on `surface`: the hue stays, the lightness moves as little as it
 * must (bisection in OKLCH, 1/4096 of its range), the chroma only as far as sRGB needs.
 * @param surface `#rrggbb`; on a light one the colour gets darker, on a dark one lighter
 */
export function nearestReadable(colour: string, surface: string, ratio: number = READABLE): string {
  if (contrast(colour, surface) >= ratio) return colour
  const { l, c, h } = toOklch(colour) ?? { l: 0, c: 0, h: undefined }
  const darker = contrast('#000000', surface) >= contrast('#ffffff', surface)
  const at = (lightness: number) =>
    formatHex(clampChroma({ mode: 'oklch', l: lightness, c, ...(h === undefined ? {} : { h }) }, 'oklch', 'rgb'))
  // `enough` always reaches the ratio: black or white does, on every surface, for every ratio up to 4.58.
  let [enough, tooLittle] = [darker ? 0 : 1, l]
  while (Math.abs(enough - tooLittle) > 1 / 4096) {
    const middle = (enough + tooLittle) / 2
    if (contrast(at(middle), surface) >= ratio) enough = middle
    else tooLittle = middle
  }
  return at(enough)
}
