import type { Fact } from '../intake/fact.ts'
import { type Contradiction, months, named, type Rule } from './ledger.ts'

const days = ['segunda', 'terca', 'quarta', 'quinta', 'sexta', 'sabado', 'domingo']
const week = new RegExp(String.raw`\bde (${days.join('|')})(?:-feira)? a (${days.join('|')})\b`)

/** What the text says of time twice: days of the week, years between two dates, installments and until when they are paid. */
export const saidTimes: Rule = (ledger) => [
  ...weekDays(ledger),
  ...years(ledger),
  ...installments(ledger),
  ...interest(ledger),
  ...totals(ledger),
]

const weekDays: Rule = ({ text, original, everything }) => {
  const match = week.exec(text)
  if (!match) return []
  const [first, last] = [days.indexOf(match[1]!), days.indexOf(match[2]!)]
  const open = ((last - first + 7) % 7) + 1
  const said = everything.find(
    ({ quantity, start }) =>
      quantity.low <= 7 &&
      Math.abs(start - match.index) < 60 &&
      /^\d dias?\b[^.\d]{0,6}semana/.test(text.slice(quantity.start, quantity.start + 24)) &&
      quantity.low !== open,
  )
  return said ? [withWords(original.slice(match.index, match.index + match[0].length), said)] : []
}

const years: Rule = ({ text, original, everything }) => {
  const dates = [...text.matchAll(/\b(?:19|20)\d\d\b/g)]
  const [from, to] = dates
  if (!from || !to || dates.length !== 2) return []
  const gap = Number(to[0]) - Number(from[0])
  const said = everything.find(
    ({ quantity }) =>
      Math.abs(quantity.start - to.index) < 60 &&
      /\banos de (?:casa|vida|empresa|mercado|loja|estrada|existencia)\b/.test(
        text.slice(quantity.start, quantity.end + 24),
      ),
  )
  const told = said?.quantity.low
  return gap > 0 && told !== undefined && Math.abs(told - gap) > 1
    ? [withWords(original.slice(from.index, to.index + 4), said!)]
    : []
}

/** "36 parcelas e termino de pagar em 2 anos": so many months are not so long. */
const installments: Rule = ({ everything, near }) => {
  const counts = everything.filter(({ role, quantity }) => role === 'installments' && quantity.low >= 3)
  const [count] = counts
  if (!count || counts.length > 1) return []
  const until = everything.find(
    (fact) =>
      ['month', 'year'].includes(fact.quantity.unit) &&
      /\b(?:termin\w+|acab\w+|quit\w+|paga tudo|ultima parcela)\b/.test(near(fact)),
  )
  return until && Math.abs(months(until) - count.quantity.low) > 1
    ? named('identity', 'installments_time', count, until)
    : []
}

/** "24 vezes de 6.150, sem juro nenhum" for what costs less. */
const interest: Rule = ({ everything, text, original }) => {
  const free = /\bsem juros?(?: nenhum)?\b/.exec(text)
  const count = everything.find(({ role }) => role === 'installments')
  const each = everything.find(({ metric, start }) => metric === 'debt_payment' && start > (count?.start ?? 0))
  const price = everything.find(({ metric }) => metric === 'investment' || metric === 'debt')
  if (!free || !count || !each || !price) return []
  return count.quantity.low * each.quantity.low > 1.02 * price.quantity.low
    ? [withWords(original.slice(free.index, free.index + free[0].length), price, count, each)]
    : []
}

/** "120 horas ao todo, 10 semanas com 6 horas por semana". */
const totals: Rule = ({ everything, text }) => {
  const whole = everything.find(({ quantity }) =>
    /^\d+ [a-z]+ (?:ao todo|no total)\b/.test(text.slice(quantity.start, quantity.end + 24)),
  )
  const each = everything.find(
    ({ quantity, start }) => quantity.unit === 'count' && quantity.per !== undefined && start > (whole?.start ?? 0),
  )
  const time = everything.find(({ quantity, start }) => quantity.unit === each?.quantity.per && start < each!.start)
  if (!whole || !each || !time || Math.abs(each.start - whole.start) > 90) return []
  return Math.abs(time.quantity.low * each.quantity.low - whole.quantity.low) > 0.02 * whole.quantity.low
    ? named('identity', 'volume_days', whole, time, each)
    : []
}

const withWords = (words: string, ...facts: Fact[]): Contradiction => ({
  kind: 'identity',
  rule: facts.length > 1 ? 'installments' : 'said_times',
  quantities: facts.map(({ quantity }) => quantity.id),
  quotes: [words, ...facts.map(({ quote }) => quote)],
})
