const ENDINGS =
  /(?:amentos?|imentos?|acoes|acao|icoes|icao|ando|endo|indo|aria|eria|iria|aram|eram|iram|adas?|ados?|idas?|idos?|ar|er|ir|ou|ei|as|os|es|a|o|e|s)$/

/** The part of a Portuguese word that its forms share: "financiar", "financiamento" → "financi"; four letters at least stay. */
export function stemOf(word: string): string {
  const ending = ENDINGS.exec(word)?.[0] ?? ''
  if (word.length - ending.length >= 4) return word.slice(0, word.length - ending.length)
  const short = /[aoes]$/.test(word) && word.length >= 5 ? word.slice(0, -1) : word
  return short
}
