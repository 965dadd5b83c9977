import type { Locale } from '../language/locale.ts'
import { readNumber } from './read-number.ts'
import { type Reading, refused, taken } from './reading.ts'

/** Reads an amount of reais ("R$ 1.200,50", "45 mil") into integer centavos; `min` and `max` are centavos, too. */
export function readMoney(
  text: string,
  options: { locale?: Locale; min?: number; max?: number } = {},
): Reading<number> {
  const none = /^\s*(nada|nenhum[a]?|sem|zero|nothing|none|ninguna)\b/i.test(text.slice(0, 40))
  const number = none ? taken(0) : readNumber(text, { locale: options.locale, money: true })
  if (!number.ok) return number
  const centavos = Math.round(number.value * 100)
  if (!Number.isSafeInteger(centavos)) return refused('money')
  if (centavos < (options.min ?? 0)) return refused('number_too_small', { min: reais(options.min ?? 0) })
  if (options.max !== undefined && centavos > options.max)
    return refused('number_too_large', { max: reais(options.max) })
  return taken(centavos)
}

function reais(centavos: number): string {
  return `R$ ${String(centavos / 100).replace('.', ',')}`
}
