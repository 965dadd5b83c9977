import type { Fact } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'
import { apart, type Contradiction, misread, monthly, named, type Rule } from './ledger.ts'

/** Revenue, profit, margins and the parts of an account. */
export const accountRules: readonly Rule[] = [
  (ledger) => marginOfRevenue(ledger),
  (ledger) => parts(ledger),
  (ledger) => pastChange(ledger),
]

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
    ...(['rent', 'payroll', 'utilities', 'marketing'] as const).flatMap((metric) =>
      many(metric)
        .filter(({ quote }) => !/^\s*(?:ou|se|alugando|comprando)\b/i.test(quote))
        .slice(0, 1),
    ),
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
