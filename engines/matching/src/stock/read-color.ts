import { remember } from './remember.ts'

const COLORS: readonly [RegExp, string][] = [
  [/\b(prat(a|as|o|ead[oa])|silver)\b/, 'silver'],
  [/\b(cinza|grafite|chumbo|gr[ae]y|gris)\b/, 'gray'],
  [/\b(pret[oa]|negr[oa]|black)\b/, 'black'],
  [/\b(branc[oa]|white|blanco|perola)\b/, 'white'],
  [/\b(vermelh[oa]|vinho|bordo|red|rojo)\b/, 'red'],
  [/\b(azul|blue)\b/, 'blue'],
  [/\b(marrom|castanho|bronze|brown)\b/, 'brown'],
  [/\b(bege|areia|champagne|champanhe|beige)\b/, 'beige'],
  [/\b(verde|green)\b/, 'green'],
  [/\b(amarel[oa]|dourad[oa]|yellow)\b/, 'yellow'],
  [/\b(laranja|orange)\b/, 'orange'],
]

/** The color that a stock file names ("Prata Switchblade", "BRANCO PÉROLA"), by its first word that is one. */
export const readColor = remember((text: string): string | undefined => {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const found = COLORS.map(([pattern, color]) => ({ color, at: plain.search(pattern) })).filter(({ at }) => at >= 0)
  return found.sort((a, b) => a.at - b.at)[0]?.color
})
