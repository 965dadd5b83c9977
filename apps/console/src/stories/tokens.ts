/** Inks that must be readable on each of GROUNDS: 4.5:1. */
export const INKS = ['ink', 'ink-soft', 'ink-faint', 'accent-text'] as const
export const GROUNDS = ['canvas', 'surface', 'raised', 'sunken', 'hover'] as const

/** Ink and the ground that it is made for. */
export const PAIRS: readonly (readonly [string, string])[] = [
  ['accent-on', 'accent'],
  ['accent-on', 'accent-hover'],
  ['accent-text', 'accent-soft'],
  ['mark-on', 'mark'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['good', 'surface'],
  ['warn', 'surface'],
  ['bad', 'surface'],
  ['bad-on', 'bad-solid'],
  ['danger-on', 'danger'],
  ['ink', 'own'],
  ['ink-soft', 'own'],
]

/** Colours that no text stands in or on. */
export const DECORATION = ['line', 'line-strong', 'bar', 'scrim', 'theatre', 'danger-line'] as const

export const SIZES = [12, 13, 14, 16, 20, 28] as const
export const SPACES = [1, 2, 3, 4, 6, 8, 12] as const
export const RADII = ['4', '8', 'full'] as const
