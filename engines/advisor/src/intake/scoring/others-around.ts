import type { Fact } from '../fact.ts'
import type { Frame } from '../frame.ts'
import { kindOf } from '../kind-of.ts'

/** What the other figures of the text say of one: neighbours, rank among its kind, identities, what is asked. */
export function othersAround(
  index: number,
  frames: readonly Frame[],
  facts: ReadonlyMap<string, Fact>,
  folded: string,
): string[] {
  const frame = frames[index]!
  const of = (other: Frame | undefined) => {
    const fact = other && facts.get(other.quantity.id)
    return fact ? `${fact.metric}${fact.role ? `/${fact.role}` : ''}` : '-'
  }
  const same = (other: Frame | undefined) => (other?.segment === frame.segment ? 's' : 'd')
  const previous = frames[index - 1]
  const next = frames[index + 1]
  const others = frames.filter((other) => other !== frame).flatMap((other) => facts.get(other.quantity.id) ?? [])
  const own = facts.get(frame.quantity.id)
  const metrics = new Set(others.map(({ metric }) => metric))
  return [
    `prev=${of(previous)}|${same(previous)}`,
    `next=${of(next)}|${same(next)}`,
    `prevkind=${previous ? kindOf(previous.quantity) : '-'}|${previous?.per ?? '-'}|${same(previous)}`,
    `nextkind=${next ? kindOf(next.quantity) : '-'}|${next?.per ?? '-'}|${same(next)}`,
    ...[...metrics].map((metric) => `has:${metric}`),
    ...rankOf(frame, frames),
    ...identities(frame, others),
    ...topics.filter(([, pattern]) => pattern.test(folded)).map(([topic]) => `topic:${topic}`),
    `twin=${own && others.some(({ metric }) => metric === own.metric) ? 1 : 0}`,
  ]
}

/** What the text is about, whoever asks. */
const topics: readonly (readonly [string, RegExp])[] = [
  ['hire', /\b(?:contrat(?:o|ar|amos|aria|ando)|candidat[oa]s?|efetivar|mais um funcionari\w+)\b/],
  ['buy', /\b(?:compr(?:o|ar|amos)|invest\w+|financ\w+|leasing|maquina|equipamento|parcel\w+|se paga)\b/],
  ['ads', /\b(?:anunci\w*|trafego|google|facebook|instagram|ads|impulsion\w*|marketing|campanhas?)\b/],
  ['price', /\b(?:preco|reajust\w+|aument\w+|subir|desconto)\b/],
  ['cash', /\b(?:caixa|folego|runway|reserva|queim\w+)\b/],
  ['open', /\b(?:abrir|fechar|filial|nova loja|segunda unidade|expandir)\b/],
]

/** Among amounts counted alike (per thing, or per period): largest, smallest, between, alone. */
function rankOf({ quantity, per }: Frame, frames: readonly Frame[]): string[] {
  const kind = kindOf(quantity)
  const alike = frames.filter(
    (other) => kindOf(other.quantity) === kind && (other.per === undefined) === (per === undefined),
  )
  const values = alike.map((other) => other.quantity.low)
  const place =
    values.length === 1
      ? 'alone'
      : quantity.low >= Math.max(...values)
        ? 'largest'
        : quantity.low <= Math.min(...values)
          ? 'smallest'
          : 'between'
  return [`rank=${place}|${per === undefined ? 'bare' : 'per'}`, `many=${Math.min(values.length, 4)}`]
}

/** Arithmetic that confirms a reading: price × volume, revenue − costs, price − cost, price × (1 − rate). */
function identities({ quantity }: Frame, others: readonly Fact[]): string[] {
  const values = (pattern: RegExp) =>
    others.filter(({ metric }) => pattern.test(metric)).map(({ quantity: { low } }) => low)
  const near = (value: number) => value !== 0 && Math.abs(quantity.low - value) <= 0.004 * Math.abs(value)
  const pairs = (as: number[], bs: number[], make: (a: number, b: number) => number) =>
    as.some((a) => bs.some((b) => near(make(a, b))))
  const prices = values(/^(?:ticket|proposed_price|ticket_before)$/)
  const counts = values(/^(?:volume|customers|new_customers)/)
  const revenues = values(/^revenue/)
  const costs = values(/^(?:total_costs|fixed_costs)$/)
  const units = values(/^unit_cost$/)
  return [
    ...(pairs(prices, counts, (a, b) => a * b) ? ['is=price*volume'] : []),
    ...(pairs(revenues, costs, (a, b) => a - b) ? ['is=revenue-costs'] : []),
    ...(pairs(prices, units, (a, b) => a - b) ? ['is=price-cost'] : []),
    ...(pairs(revenues, counts, (a, b) => a / b) ? ['is=revenue/volume'] : []),
    ...(pairs(revenues, prices, (a, b) => a / b) ? ['is=revenue/price'] : []),
    ...(pairs(units, prices, (a, b) => 100 * (1 - a / b)) ? ['is=margin'] : []),
    ...(pairs(units, prices, (a, b) => 100 * (b / a - 1)) ? ['is=markup'] : []),
  ]
}
