import type { Fact } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'
import { apart, misread, named, type Rule } from './ledger.ts'

/** People, volumes, time and conversion. */
export const countRules: readonly Rule[] = [
  (ledger) => headcount(ledger),
  (ledger) => countParts(ledger),
  (ledger) => occupancy(ledger),
  (ledger) => fullHouse(ledger),
  (ledger) => peopleLeft(ledger),
  (ledger) => volumeIdentity(ledger),
]

const headcount: Rule = ({ all, sentence }) => {
  const people = all.filter(
    ({ metric, role }) => (metric === 'headcount' || metric === 'sellers') && role === undefined,
  )
  const [whole, ...rest] = people
  if (!whole || rest.length < 2 || rest.some(({ quantity }) => quantity.low >= whole.quantity.low)) return []
  const sum = rest.reduce((total, { quantity }) => total + quantity.low, 0)
  const isOpen = /\b(?:resto|restante|demais|outr[oa]s)\b/.test(sentence(rest[0]!)) && sum < whole.quantity.low
  return isOpen || sum === whole.quantity.low ? [] : named('headcount', 'headcount', whole, ...rest)
}

const countable = /^(?:customers|volume|other|capacity|stock_units|leads)$/

/** "30 condomínios, 14 residenciais, 9 comerciais e 10 mistos": counts listed right after their whole, in its sentence. */
const countParts: Rule = ({ all }) => {
  for (const [n, whole] of all.entries()) {
    if (whole.quantity.unit !== 'count' || !countable.test(whole.metric) || whole.quantity.low < 3) continue
    const isPart = ({ sentence, quantity, metric, role }: Fact) =>
      sentence === whole.sentence &&
      quantity.unit === 'count' &&
      countable.test(metric) &&
      role === undefined &&
      quantity.low < whole.quantity.low &&
      (quantity.per ?? whole.quantity.per) === whole.quantity.per
    const after = all.slice(n + 1)
    const end = after.findIndex((fact) => !isPart(fact))
    const parts = end < 0 ? after : after.slice(0, end)
    if (whole.sentence === undefined || parts.length < 3) continue
    const sum = parts.reduce((total, { quantity }) => total + quantity.low, 0)
    if (sum !== whole.quantity.low && sum > 0.75 * whole.quantity.low && sum < 1.4 * whole.quantity.low)
      return named('parts_exceed_whole', 'count_parts', whole, ...parts)
  }
  return []
}

const occupancy: Rule = ({ only, many }) => {
  const [of, rooms, sold] = [only('occupancy'), only('capacity'), only('volume')]
  const days = many('working_days')[0]?.quantity.low ?? 30
  if (
    of &&
    rooms &&
    sold &&
    !rooms.quantity.per &&
    sold.quantity.per === 'month' &&
    sold.quantity.low > rooms.quantity.low
  ) {
    const implied = (rooms.quantity.low * days * of.quantity.low) / 100
    return apart(implied, sold.quantity.low, 0.08) && !misread(implied, sold.quantity.low, 3)
      ? named('identity', 'occupancy', rooms, sold, of)
      : []
  }
  const [rate, capacity] = [only('occupancy'), only('capacity')]
  const units = only('customers') ?? only('volume')
  const per = units?.periodAssumed && !capacity?.quantity.per ? undefined : units?.quantity.per
  if (!rate || !capacity || !units || (per ?? 'none') !== (capacity.quantity.per ?? 'none')) return []
  return Math.abs((100 * units.quantity.low) / capacity.quantity.low - rate.quantity.low) > 3
    ? named('identity', 'occupancy', capacity, units, rate)
    : []
}

const rooms = /\b(?:quartos?|suites?|chales?|apartamentos?|leitos?|camas?|cabanas?)\b/

/** More nights sold than there are rooms, in a night or in a month. */
const fullHouse: Rule = ({ everything, text }) => {
  const after = ({ quantity }: Fact) => text.slice(quantity.start, quantity.end + 24)
  const house = everything.find(
    ({ quantity, scope, metric }) =>
      quantity.unit === 'count' && quantity.per === undefined && scope === 'now' && metric !== 'volume',
  )
  if (!house || !rooms.test(after(house))) return []
  const sold = everything.find((fact) => {
    const { unit, low, per } = fact.quantity
    if (unit !== 'count' || fact === house || fact.scope !== 'now') return false
    if (/^\d+ (?:diarias|noites|pernoites)\b/.test(after(fact))) return per === 'month' && low > 31 * house.quantity.low
    return /\bpor noite\b/.test(after(fact)) && rooms.test(after(fact)) && low > house.quantity.low
  })
  return sold ? named('identity', 'capacity', house, sold) : []
}

/** "Era de 9 pessoas, mandei 2 embora e hoje somos 8." */
const peopleLeft: Rule = ({ everything, text }) => {
  const people = everything.filter(({ quantity }) => quantity.unit === 'count')
  for (const [n, gone] of people.entries()) {
    const [was, is] = [people[n - 1], people[n + 1]]
    const around = text.slice(Math.max(0, gone.quantity.start - 16), gone.quantity.end + 10)
    if (!was || !is || !/\b(?:mandei|demiti|dispensei|sairam|saiu|pediram)\b/.test(around)) continue
    if (!/\b(?:hoje|agora|ficamos|sobraram)\b[^.\d]*$/.test(text.slice(gone.quantity.end, is.quantity.start))) continue
    if (was.quantity.low - gone.quantity.low !== is.quantity.low) return named('headcount', 'headcount', was, gone, is)
  }
  return []
}

const crewBefore = (all: readonly Fact[], each: Fact) =>
  [...all]
    .reverse()
    .find(
      ({ start, quantity, metric }) =>
        start < each.start && quantity.unit === 'count' && ['headcount', 'other', 'sellers'].includes(metric),
    )

const volumeIdentity: Rule = ({ many, only, all, near }) => {
  const kind = many('volume').length > 0 ? 'volume' : 'distance'
  const volumes = many(kind).filter(({ subject, perUnit }) => subject === undefined && perUnit === undefined)
  const daily = volumes.filter(
    ({ quantity, each: ofEach, quote }) => quantity.per === 'day' && !ofEach && !/\bcada [a-z]/i.test(quote),
  )
  const month = volumes.filter(({ quantity }) => quantity.per === 'month')
  const days = only('working_days')
  if (daily.length === 1 && month.length === 1 && days && !/cada um/i.test(daily[0]!.quote)) {
    const perMonth = days.quantity.per === 'week' ? days.quantity.low * 4.35 : days.quantity.low
    if (
      apart(daily[0]!.quantity.low * perMonth, month[0]!.quantity.low, 0.06) &&
      !misread(daily[0]!.quantity.low * perMonth, month[0]!.quantity.low)
    )
      return named('identity', 'volume_days', daily[0]!, days, month[0]!)
  }
  const each = volumes.find(
    ({ quote, each: ofEach }) => ofEach || /\bcada (?:um|[a-z]+ (?:faz|atende|d[aá]|produz|roda|entrega))/i.test(quote),
  )
  const crewed = each && month.length === 1 && days && each.quantity.per === 'day' ? crewBefore(all, each) : undefined
  if (crewed && days) {
    const perMonth = days.quantity.per === 'week' ? days.quantity.low * 4.35 : days.quantity.low
    const implied = crewed.quantity.low * each!.quantity.low * perMonth
    if (
      implied > month[0]!.quantity.low &&
      !/\b(?:ou seja|total|soma|somando|relatorio|sistema|juntos|ao todo|entreg)/.test(
        fold(`${month[0]!.quote} ${near(month[0]!)}`),
      )
    )
      return []
    if (apart(implied, month[0]!.quantity.low, 0.06) && !misread(implied, month[0]!.quantity.low))
      return named('identity', 'volume_each', crewed, each!, days, month[0]!)
    return []
  }
  const other = volumes.find(
    (fact) =>
      fact !== each &&
      fact.perUnit === undefined &&
      fact.quantity.per === each?.quantity.per &&
      !/\b(?:cheg|demanda|precis)/i.test(fact.quote),
  )
  const crew = each && crewBefore(all, each)
  // More than is done is what could be done, unless the text says that it is the same.
  const isSame =
    other &&
    (/\b(?:ou seja|total|tota(?:l|is)|soma|somando|relatorio|sistema|juntos|ao todo|entreg)/.test(
      fold(`${other.quote} ${near(other)}`),
    ) ||
      (crew && each && crew.quantity.low * each.quantity.low < other.quantity.low))
  if (each && other && isSame && crew && apart(crew.quantity.low * each.quantity.low, other.quantity.low, 0.06))
    return named('identity', 'volume_each', crew, each, other)
  return []
}
