/** Which of our own meanings a brand's colour would be taken for: red is what went wrong, amber what is late. */
export type StateHue = 'bad' | 'warn'

// Degrees of OKLCH: --bad is at 29 in light and 25 in dark, --warn at 66 and 78.
const BAD = { from: 5, to: 48 }
const WARN = { from: 48, to: 100 }
/** Below it a colour is a grey or a brown that nobody takes for a warning. */
const LEAST_CHROMA = 0.06

/** @param colour `#rrggbb` */
export function stateHueOf(colour: string): StateHue | undefined {
  const { hue, chroma } = oklchOf(colour)
  if (chroma < LEAST_CHROMA) return undefined
  // From -180 to 180, so that red is one range.
  const turned = hue > 180 ? hue - 360 : hue
  if (turned >= BAD.from && turned < BAD.to) return 'bad'
  return turned >= WARN.from && turned <= WARN.to ? 'warn' : undefined
}

/** Hue in degrees and chroma, by Björn Ottosson's matrices (https://bottosson.github.io/posts/oklab/). */
function oklchOf(colour: string): { hue: number; chroma: number } {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { hue: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360, chroma: Math.hypot(x, y) }
}
