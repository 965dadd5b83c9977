/** Reads "1.200,50", "1,2", "1.5" and "vinte e cinco" (folded: lower case, no accents). Undefined when it is no number. */
export function parseNumber(folded: string): number | undefined {
  return /^\d/.test(folded) ? parseDigits(folded) : parseWords(folded)
}

/** Words a written number may be made of, for the scanner's pattern. */
export const numberWords: Readonly<Record<string, number>> = {
  um: 1,
  uma: 1,
  dois: 2,
  duas: 2,
  tres: 3,
  quatro: 4,
  cinco: 5,
  seis: 6,
  sete: 7,
  oito: 8,
  nove: 9,
  dez: 10,
  onze: 11,
  doze: 12,
  treze: 13,
  catorze: 14,
  quatorze: 14,
  quinze: 15,
  dezesseis: 16,
  dezessete: 17,
  dezoito: 18,
  dezenove: 19,
  vinte: 20,
  trinta: 30,
  quarenta: 40,
  cinquenta: 50,
  sessenta: 60,
  setenta: 70,
  oitenta: 80,
  noventa: 90,
  cem: 100,
  cento: 100,
  duzentos: 200,
  duzentas: 200,
  trezentos: 300,
  trezentas: 300,
  quatrocentos: 400,
  quatrocentas: 400,
  quinhentos: 500,
  quinhentas: 500,
  seiscentos: 600,
  setecentos: 700,
  oitocentos: 800,
  novecentos: 900,
}

// A dot before exactly three digits parts thousands; any other dot is a decimal point ("1.5 mi").
function parseDigits(text: string): number | undefined {
  const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)
    ? text.replaceAll('.', '').replace(',', '.')
    : text.replace(',', '.')
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

function parseWords(text: string): number | undefined {
  const words = text.split(/\s+/).filter((word) => word !== 'e')
  const values = words.map((word) => (Object.hasOwn(numberWords, word) ? numberWords[word] : undefined))
  if (values.length === 0 || values.some((value) => value === undefined)) return undefined
  return values.reduce<number>((sum, value) => sum + value!, 0)
}
