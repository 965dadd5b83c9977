import type { Fact } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'
import { apart, type Contradiction, misread, monthly, named, type Rule, tolerance } from './ledger.ts'

/** Revenue, profit, margins and the parts of an account. */
export const accountRules: readonly Rule[] = [
  (ledger) => revenueIdentity(ledger),
  (ledger) => profitIdentity(ledger),
  (ledger) => marginIdentity(ledger),
  (ledger) => marginOfRevenue(ledger),
  (ledger) => parts(ledger),
  (ledger) => growth(ledger),
  (ledger) => pastChange(ledger),
  (ledger) => marginAndShare(ledger),
  (ledger) => grossMargin(ledger),
  (ledger) => totalOfCosts(ledger),
  (ledger) => announcedPrice(ledger),
]

const revenueIdentity: Rule = ({ only }) => {
  const [revenue, price] = [only('revenue'), only('ticket')]
  const units = only('volume') ?? only('customers')
  if (!revenue || !price || !units || units.quantity.per === 'day' || revenue.subject || price.subject) return []
  const implied = price.quantity.low * (units.metric === 'customers' ? units.quantity.low : monthly(units))
  if (misread(implied, monthly(revenue)) || Math.min(revenue.confidence, price.confidence, units.confidence) < 0.5)
    return []
  return apart(implied, monthly(revenue), Math.max(0.05, tolerance(revenue, price, units)))
    ? named('identity', 'revenue', price, units, revenue)
    : []
}

const profitIdentity: Rule = ({ only }) => {
  const [revenue, costs, profit] = [only('revenue'), only('total_costs'), only('profit_stated')]
  if (!revenue || !costs || !profit) return []
  const implied = monthly(revenue) - monthly(costs)
  if (misread(monthly(revenue), monthly(costs))) return []
  return Math.abs(implied - monthly(profit)) > 0.02 * monthly(revenue)
    ? named('identity', 'profit', revenue, costs, profit)
    : []
}

const marginIdentity: Rule = ({ only, all }) => {
  const [price, cost, margin] = [only('ticket'), only('unit_cost'), only('gross_margin')]
  const markups = all.filter(({ role }) => role === 'markup')
  if (!price || !cost || price.subject) return []
  const real = 1 - cost.quantity.low / price.quantity.low
  const factor = price.quantity.low / cost.quantity.low - 1
  if (margin && !/quer|desej|meta|preciso/i.test(margin.quote) && Math.abs(real * 100 - margin.quantity.low) > 1.5)
    return named('margin', 'margin', cost, price, margin)
  const markup = markups.length === 1 ? markups[0] : undefined
  if (markup && !margin && !/quer|meta/i.test(markup.quote) && Math.abs(factor * 100 - markup.quantity.low) > 3)
    return named('margin', 'markup', cost, price, markup)
  return []
}

const marginOfRevenue: Rule = ({ only }) => {
  const [revenue, profit] = [only('revenue'), only('profit_stated')]
  const gross = only('gross_margin')
  // "Lucro de 18 mil sobre vendas de 150 mil, 15 % de margem": the margin of that profit.
  const net =
    only('net_margin') ??
    (gross && gross.sentence === profit?.sentence && gross.sentence === revenue?.sentence && !/brut/i.test(gross.quote)
      ? gross
      : undefined)
  if (!revenue || !profit || !net) return []
  return Math.abs((100 * monthly(profit)) / monthly(revenue) - net.quantity.low) > 1.5
    ? named('margin', 'net_margin', revenue, profit, net)
    : []
}

const parts: Rule = ({ all, many, only, sentence }) => {
  const sentenceHead = (start: number) => {
    const fact = all.find((one) => one.start === start)!
    return sentence(fact).slice(0, 24)
  }
  const shares = all.filter(({ role, quantity }) => role === 'share' && quantity.unit === 'percent')
  const sum = shares.reduce((total, { quantity }) => total + quantity.low, 0)
  const out: Contradiction[] = []
  if (
    shares.length >= 3 &&
    sum > 102 &&
    sum < 200 &&
    !/entrada|sinal/i.test(shares.map(({ quote }) => quote).join()) &&
    isOneList(shares.map((fact) => sentence(fact)))
  )
    out.push(...named('parts_exceed_whole', 'shares', ...shares))
  const fixedOnes = many('fixed_costs')
  const breakdown =
    fixedOnes.length > 1 &&
    /tota|ao todo|somam/i.test(fixedOnes[0]!.quote) &&
    fixedOnes.every(({ sentence: one }) => one === fixedOnes[0]!.sentence)
  const stated = breakdown ? fixedOnes[0] : only('fixed_costs')
  const isListed = stated !== undefined && /fix\w*[^:]*:\s*[a-z\u00e0-\u00fa]/i.test(stated.quote)
  // "Demais despesas" stand beside the others, they do not hold them.
  const fixed =
    stated &&
    /fix|tota|despesa|custo|gasto|estrutura/i.test(stated.quote) &&
    !isListed &&
    !/demais|outr|restante/i.test(stated.quote) &&
    stated.confidence >= 0.6
      ? stated
      : undefined
  const pieces = [
    ...(['rent', 'payroll', 'utilities', 'marketing'] as const).flatMap((metric) => many(metric).slice(0, 1)),
    ...(breakdown ? fixedOnes.slice(1) : []),
  ]
  if (fixed && pieces.length >= 1 && pieces.reduce((total, piece) => total + monthly(piece), 0) > 1.03 * monthly(fixed))
    out.push(...named('parts_exceed_whole', 'fixed_parts', fixed, ...pieces))
  const allCosts = only('total_costs')
  if (
    allCosts &&
    pieces.length >= 1 &&
    pieces.reduce((sum_, piece) => sum_ + monthly(piece), 0) > 1.03 * monthly(allCosts)
  )
    out.push(...named('parts_exceed_whole', 'total_parts', allCosts, ...pieces))
  const revenues = many('revenue')
  const total = /\b(?:tota(?:l|is)|soma\w*|tudo|ao todo|rede|junt[oa]s|gera(?:l|is)|no conjunto)\b/
  const isTotal = ({ quote, start }: Fact) => total.test(fold(quote)) || total.test(sentenceHead(start))
  const whole = revenues.find(isTotal) ?? revenues[0]
  const rest = revenues.filter((fact) => fact !== whole)
  if (
    whole &&
    rest.length >= 2 &&
    (isTotal(whole) || (!whole.subject && rest.every(({ quantity }) => 1.3 * quantity.low < whole.quantity.low))) &&
    rest.every(({ quantity }) => quantity.low < whole.quantity.low)
  ) {
    const added = rest.reduce((total_, part) => total_ + monthly(part), 0)
    if (added > 1.03 * monthly(whole) || (isTotal(whole) && added < 0.97 * monthly(whole)))
      out.push(...named('parts_exceed_whole', 'revenue_parts', whole, ...rest))
  }
  return out
}

/** In one sentence, or each in a line of its own. */
const isOneList = (sentences: readonly string[]) => {
  const different = new Set(sentences).size
  return different === 1 || different === sentences.length
}

/** "Caiu 20 %, de 100 para 90 mil": the two figures give the change. */
const growth: Rule = ({ all, only, before: earlier }) => {
  const now = only('revenue') ?? only('volume')
  const change = all.filter(({ metric, role }) => metric === 'sales_change' && role === undefined)
  const before = now && earlier(now.metric === 'revenue' ? 'revenue_before' : 'volume_before')
  const [said] = change
  if (!now || !before || !said || change.length > 1 || /\bcresc|meta|quer|mais\b/i.test(said.quote)) return []
  const real = (monthly(now) / monthly(before) - 1) * 100
  return Math.abs(real - said.quantity.low) > 2.5 ? named('identity', 'growth', before, now, said) : []
}

/** "Cobrava 50, aumentei 20% e agora cobro 65": the old price and the change give the new one. */
const pastChange: Rule = ({ all, only, near, before: earlier }) => {
  const [old, price] = [earlier('ticket_before'), only('ticket')]
  const changes = all.filter(
    (fact) =>
      fact.quantity.unit === 'percent' &&
      /^(?:other|proposed_raise|proposed_discount)$/.test(fact.metric) &&
      /aument|subi|reajust|baix|reduz/i.test(near(fact)),
  )
  const [said] = changes
  if (!old || !price || !said || changes.length > 1) return []
  const sign = /baix|reduz/i.test(near(said)) ? -1 : 1
  const implied = old.quantity.low * (1 + (sign * Math.abs(said.quantity.low)) / 100)
  return apart(implied, price.quantity.low, 0.025) && !misread(implied, price.quantity.low, 3)
    ? named('identity', 'announced_price', old, said, price)
    : []
}

/** What the cost takes and what the margin leaves are a whole. */
const marginAndShare: Rule = ({ only }) => {
  const [margin, rate] = [only('gross_margin'), only('variable_cost_rate')]
  if (!margin || !rate || margin.subject || rate.subject || margin.confidence < 0.75 || rate.confidence < 0.75)
    return []
  const sum = margin.quantity.low + rate.quantity.low
  return Math.abs(sum - 100) > 3 && sum > 60 ? named('margin', 'margin_share', rate, margin) : []
}

const grossMargin: Rule = ({ only }) => {
  const [revenue, cost, margin] = [only('revenue'), only('variable_cost'), only('gross_margin')]
  if (!revenue || !cost || !margin || margin.subject || misread(monthly(revenue), monthly(cost), 20)) return []
  const real = (1 - monthly(cost) / monthly(revenue)) * 100
  return Math.abs(real - margin.quantity.low) > 2 ? named('margin', 'gross_margin', revenue, cost, margin) : []
}

const totalOfCosts: Rule = ({ only }) => {
  const [fixed, variable, total] = [only('fixed_costs'), only('variable_cost'), only('total_costs')]
  if (!fixed || !variable || !total || Math.min(fixed.confidence, variable.confidence) < 0.7) return []
  const sum = monthly(fixed) + monthly(variable)
  if (misread(sum, monthly(total))) return []
  return apart(sum, monthly(total), 0.03) ? named('identity', 'total_costs', fixed, variable, total) : []
}

/** The planned price and the planned change of it, when both are given. */
const announcedPrice: Rule = ({ all, only }) => {
  const price = only('ticket')
  const fresh = all.find(({ metric }) => metric === 'proposed_price')
  const change = all.filter(({ metric }) => metric === 'proposed_raise' || metric === 'proposed_discount')
  const [said] = change
  if (!price || !fresh || !said || change.length > 1) return []
  const factor = 1 + ((said.metric === 'proposed_raise' ? 1 : -1) * said.quantity.low) / 100
  const implied = price.quantity.low * factor
  if (misread(implied, fresh.quantity.low, 1.5)) return []
  return apart(implied, fresh.quantity.low, 0.025) ? named('identity', 'announced_price', price, said, fresh) : []
}
