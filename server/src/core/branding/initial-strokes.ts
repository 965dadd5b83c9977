/**
 * Letters as strokes in a box of 100 × 140: an icon needs one letter, and a server need have no fonts (container images
 * have none, and a text without a font is drawn as nothing).
 */
export const INITIAL_STROKES: Readonly<Record<string, string>> = {
  A: 'M5 140 L50 0 L95 140 M22 92 H78',
  B: 'M10 140 V0 H52 A34 34 0 0 1 52 68 H10 M52 68 H56 A36 36 0 0 1 56 140 H10',
  C: 'M95 28 C80 -14 5 -14 5 70 C5 154 80 154 95 112',
  D: 'M10 0 V140 H38 C116 140 116 0 38 0 Z',
  E: 'M90 0 H10 V140 H90 M10 68 H78',
  F: 'M90 0 H10 V140 M10 68 H76',
  G: 'M95 28 C80 -14 5 -14 5 70 C5 158 95 158 95 92 V76 H58',
  H: 'M10 0 V140 M90 0 V140 M10 68 H90',
  I: 'M50 0 V140',
  J: 'M80 0 V95 C80 155 12 155 12 100',
  K: 'M10 0 V140 M88 0 L10 84 M38 54 L92 140',
  L: 'M12 0 V140 H88',
  M: 'M6 140 V0 L50 78 L94 0 V140',
  N: 'M10 140 V0 L90 140 V0',
  O: 'M50 0 C-12 0 -12 140 50 140 C112 140 112 0 50 0 Z',
  P: 'M10 140 V0 H54 A37 37 0 0 1 54 76 H10',
  Q: 'M50 0 C-12 0 -12 140 50 140 C112 140 112 0 50 0 Z M62 104 L94 142',
  R: 'M10 140 V0 H54 A37 37 0 0 1 54 76 H10 M52 76 L92 140',
  S: 'M88 26 C78 -10 12 -10 12 34 C12 76 90 60 90 104 C90 150 20 150 8 112',
  T: 'M4 0 H96 M50 0 V140',
  U: 'M10 0 V88 C10 156 90 156 90 88 V0',
  V: 'M4 0 L50 140 L96 0',
  W: 'M0 0 L26 140 L50 44 L74 140 L100 0',
  X: 'M8 0 L92 140 M92 0 L8 140',
  Y: 'M4 0 L50 72 L96 0 M50 72 V140',
  Z: 'M8 0 H92 L8 140 H92',
  0: 'M50 0 C-2 0 -2 140 50 140 C102 140 102 0 50 0 Z',
  1: 'M24 26 L54 0 V140',
  2: 'M12 36 C12 -14 90 -10 88 38 C86 76 30 96 10 140 H92',
  3: 'M14 0 H86 L46 56 C110 56 104 140 50 140 C30 140 16 132 8 116',
  4: 'M70 140 V0 L6 100 H94',
  5: 'M84 0 H24 L16 64 C40 44 92 52 92 96 C92 146 30 152 10 118',
  6: 'M78 0 C40 20 8 66 8 96 C8 154 92 154 92 96 C92 46 22 44 10 86',
  7: 'M8 0 H92 L38 140',
  8: 'M50 66 C8 66 12 0 50 0 C88 0 92 66 50 66 C-2 66 0 140 50 140 C100 140 102 66 50 66 Z',
  9: 'M22 140 C60 120 92 74 92 44 C92 -14 8 -14 8 44 C8 94 78 96 90 54',
}

/** Instead of a letter of another script: a word that somebody says. */
const BUBBLE = 'M8 16 H92 V100 H50 L24 128 V100 H8 Z'

/** The strokes of a name's first letter or digit, accents aside. */
export function initialOf(name: string): string {
  const first = /[\p{L}\p{N}]/u.exec(name.normalize('NFD'))?.[0] ?? ''
  return INITIAL_STROKES[first.toUpperCase()] ?? BUBBLE
}
