/** WCAG 2 contrast of two `#rrggbb` colours, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Black or white, whichever is easier to read on the colour: never below 4.58:1. */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  return contrastOf(colour, '#ffffff') >= contrastOf(colour, '#000000') ? '#ffffff' : '#000000'
}

/** The first colour on the way from `colour` to black or white that reaches `ratio` on `surface`, in steps of one per cent. */
export function readableOn(surface: string, colour: string, ratio = 4.5): string {
  const goal = inkOn(surface)
  for (let percent = 0; percent <= 100; percent++) {
    const mixed = mix(colour, goal, percent / 100)
    if (contrastOf(mixed, surface) >= ratio) return mixed
  }
  return goal
}

// The constants are those of WCAG 2's definition of relative luminance.
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** `share` of the way from one `#rrggbb` to another, channel by channel. */
export function mix(from: string, to: string, share: number): string {
  const goal = channelsOf(to)
  const mixed = channelsOf(from).map((channel, index) => Math.round(channel + ((goal[index] ?? 0) - channel) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}
