import { plainOf, readNumber } from './read-number.ts'
import { type Reading, refused, taken } from './reading.ts'

const NONE =
  /^(?:(?:nao tenho|nao vou dar) (?:entrada|nada|dinheiro)|nada|nenhum|nenhuma|zero|nothing|none|ninguna)(?:[ ,]+(?:de|entrada|real|reais|valor|centavos?|dinheiro|por|enquanto|no|momento|mesmo|agora|ainda|obrigad[oa]))*[\s.!]*$|^sem (?:entrada|nada|dinheiro)/
/** Numbers that count something else: "R$ 900 por 48 meses". */
const OTHER_COUNTS =
  /(?:por|durante|a cada)?\s*(?:\d{1,3}|uma|duas|dois|tres|quatro|cinco|seis|sete|oito|nove|dez|doze|vinte)\s*(?:mes|meses|anos?|dias?|semanas?|pessoas?|carros?|motos?|casas?|apartamentos?|unidades?|itens)(?![a-z])/g
/** What is no amount of reais; of instalments one cannot know whether one or all are meant. */
const OTHER_MONEY =
  /\d\s*%|\d\s*x\b|\d\s*(?:vezes|parcelas|prestacoes)|(?:duas|tres|quatro|cinco|seis|dez|doze) (?:vezes|parcelas|prestacoes)|por cento|\bdia \d|\d\s*h\b|salarios?|dolar|usd|us\$|euros?|€|£|libras?|bitcoin/
/** "150 reais e 50 centavos", "10 reais e 50"; cents alone. */
const WITH_CENTS =
  /^(.*?)\b(?:real|reais|conto|contos|pila|pilas)\b\s*(?:e|com)\s+([a-z0-9 ]+?)\s*(?:centavos?|cents)?[\s.!]*$/
const CENTS = /^(.*?)\s*(?:centavos?|cents)\b/
/** "dez e cinquenta": tens behind a number that they cannot belong to. */
const SPOKEN_PRICE =
  /^(?:r\$ ?)?([a-z]+(?: e [a-z]+)??) e ((?:dez|vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa)(?: e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove))?)(?: reais)?$/
/** "1 500": a space between thousands, where nothing else is said. */
const SPACED = /^(?:r\$)?\s*\d{1,3}(?: \d{3})+(?:,\d{2})?\s*(?:reais)?$/

/** Reads an amount of reais ("R$ 1.200,50", "45 mil", "10 reais e 50 centavos") into integer centavos, as the bounds are. */
export function readMoney(
  text: string,
  options: { locale?: string | undefined; min?: number | undefined; max?: number | undefined } = {},
): Reading<number> {
  const amount = amountIn(plainOf(text).trim(), options.locale)
  if (!amount.ok) return amount
  const centavos = Math.round(amount.value * 100)
  if (!Number.isSafeInteger(centavos)) return refused('money')
  if (centavos < (options.min ?? 0)) return refused('number_too_small', { min: reais(options.min ?? 0) })
  if (options.max !== undefined && centavos > options.max)
    return refused('number_too_large', { max: reais(options.max) })
  return taken(centavos)
}

function amountIn(plain: string, locale: string | undefined): Reading<number> {
  const read = (part: string) => readNumber(part, { locale, money: true })
  if (NONE.test(plain)) return taken(0)
  if (OTHER_MONEY.test(plain)) return refused('money')
  const [, before, after] = WITH_CENTS.exec(plain) ?? []
  if (before !== undefined && after !== undefined) {
    const [whole, cents] = [read(before), read(after)]
    if (whole.ok && cents.ok && cents.value > 0 && cents.value < 100 && (whole.value < 1_000 || /centavo/.test(plain)))
      return taken(whole.value + cents.value / 100)
  }
  const alone = CENTS.exec(plain)
  if (alone) {
    const cents = read(alone[1]!)
    if (cents.ok && cents.value < 1) return taken(cents.value)
    if (cents.ok)
      return Number.isInteger(cents.value) && cents.value < 1_000 ? taken(cents.value / 100) : refused('money')
  }
  if (SPACED.test(plain)) return read(plain.replace(/(?<=\d) (?=\d)/g, ''))
  const amount = read(plain.replace(OTHER_COUNTS, ' '))
  if (amount.ok || !SPOKEN_PRICE.test(plain)) return amount
  const [, first, tens] = SPOKEN_PRICE.exec(plain)!
  const [whole, cents] = [read(first!), read(tens!)]
  return whole.ok && cents.ok && !/^entre /.test(plain) ? taken(whole.value + cents.value / 100) : amount
}

function reais(centavos: number): string {
  return `R$ ${String(centavos / 100).replace('.', ',')}`
}
