/** Hues a third of the way round from their neighbours, of like weight, so that no label shouts louder than another. */
export const LABEL_COLOURS: readonly string[] = [
  '#c2410c',
  '#0f766e',
  '#7c3aed',
  '#a16207',
  '#1d4ed8',
  '#be185d',
  '#4d7c0f',
  '#0369a1',
  '#b91c1c',
  '#57534e',
]
