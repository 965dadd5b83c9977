import type { Fact } from '../intake/fact.ts'
import { type Contradiction, monthly, named, type Rule } from './ledger.ts'

/** The parts are not all told. */
const unfinished = /\b(?:resto|restante|demais|outr[oa]s|alem|mais|principalmente|inclu\w+)\b/
const opens = /(?::|\bsendo\b|\bd[oa]s quais\b|\bdivid\w+|\bcom\b)[^.\d]*$/

/**
 * A whole whose parts are told right behind it ("12 advogados, sendo 5 sócios e 8 associados", "Faturamento de 64 mil: …"),
 * by the structure of the sentence or list, whatever each part was read as.
 */
export const saidParts: Rule = ({ everything, text }) => {
  const found: Contradiction[] = []
  for (const [n, whole] of everything.entries()) {
    const { unit, low } = whole.quantity
    if (unit !== 'count' && unit !== 'BRL') continue
    const next = everything[n + 1]
    if (!next || !opens.test(text.slice(whole.quantity.end, next.quantity.start))) continue
    const gap = text.slice(whole.quantity.end, next.quantity.start)
    const isAfterColon = /:|sendo|quais/.test(gap) && !/[.;?!]\s/.test(gap) && next.quantity.role === undefined
    const list: Fact[] = []
    for (const fact of everything.slice(n + 1)) {
      if (
        fact.quantity.unit !== unit ||
        fact.quantity.low >= low ||
        fact.sentence !== next.sentence ||
        fact.scope !== whole.scope
      )
        break
      list.push(fact)
    }
    const last = list.at(-1)
    if (!last || !isAfterColon || list.length < 2) continue
    // A figure of another kind in the list parts something else.
    const others = everything.filter(
      (fact) => fact.start > next.start && fact.start < last.start && !list.includes(fact),
    )
    if (others.length > 0) continue
    const sum = list.reduce((total, fact) => total + monthly(fact), 0)
    const size = monthly(whole)
    const isOpen = unfinished.test(text.slice(next.quantity.start, last.quantity.end + 30))
    const tooMuch = sum > 1.01 * size && sum < 1.6 * size
    const tooLittle = list.length > 2 && !isOpen && sum < 0.99 * size && sum > 0.8 * size
    if (!tooMuch && !tooLittle) continue
    const isPeople = whole.metric === 'headcount' || whole.metric === 'sellers'
    found.push(
      ...(isPeople
        ? named('headcount', 'headcount', whole, ...list)
        : named('parts_exceed_whole', unit === 'count' ? 'count_parts' : 'total_parts', whole, ...list)),
    )
  }
  return [...found, ...listedGroups({ everything })]
}

/** "Alunos ativos: 620" and, each in a line of its own, the plans with their pupils: together more than all. */
function listedGroups({ everything }: { everything: readonly Fact[] }): Contradiction[] {
  for (const metric of ['customers', 'volume', 'headcount', 'revenue'] as const) {
    const [whole, ...parts] = everything.filter((fact) => fact.metric === metric && fact.scope === 'now')
    if (!whole || parts.length < 3 || parts.some(({ quantity }) => quantity.low >= whole.quantity.low)) continue
    const places = new Set([whole, ...parts].map(({ sentence }) => sentence))
    const sum = parts.reduce((total, part) => total + monthly(part), 0)
    if (places.size === parts.length + 1 && sum > 1.02 * monthly(whole) && sum < 1.5 * monthly(whole))
      return named(
        metric === 'headcount' ? 'headcount' : 'parts_exceed_whole',
        metric === 'headcount' ? 'headcount' : metric === 'revenue' ? 'revenue_parts' : 'count_parts',
        whole,
        ...parts,
      )
  }
  return []
}
