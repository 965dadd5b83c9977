import type { Fact } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'
import type { Slot } from './identities.ts'

const durations: ReadonlySet<string> = new Set(['other', 'deadline'])
const wish =
  /\b(?:(?:qual|que|q) preco|por quanto|daria|quer\w*|quero|desej\w+|meta|objetivo|preciso|precis\w+|gostaria|ideal|deveria|pretend\w+|sonho|chegar|passar (?:pra|para)|se eu|caso)\b/

/** What people want to reach; what they want to buy or hire costs what it costs. */
const wished: ReadonlySet<string> = new Set([
  'revenue',
  'gross_margin',
  'net_margin',
  'profit_stated',
  'volume',
  'customers',
  'conversion',
  'other',
])

/** The claim itself that the money lasts so long, beside the number: not the question how long it does. */
const lasts =
  /\b(?:aguent\w*|dura\w*|segur\w+|sobreviv\w+|da (?:pra|para)|chega (?:pra|para)) (?:\w+ ){0,3}\d+|\d+ \w+ de (?:runway|caixa|folego|vida)|\brunway \w* ?(?:\w+ ){0,2}\d/

/** When a job is promised to be done. */
const due = /\b(?:acab\w+|termin\w+|entreg\w+|fica pront\w+|conclu\w+)\b[^.;]{0,30}\d+ dias/

const isTime = ({ metric, quantity: { unit } }: Fact) =>
  (durations.has(metric) || metric === 'working_days') && unit !== 'percent' && unit !== 'BRL'

/** Where a figure enters an identity: its metric, or what its words say of a figure that has none. Wishes enter none. */
export function slotOf(fact: Fact, near: string): Slot | undefined {
  const { metric, role, quantity } = fact
  const words = fold(`${near} ${fact.quote}`)
  if (fact.scope === 'rival' || fact.scope === 'proposed' || (wished.has(metric) && wish.test(fold(fact.quote))))
    return metric === 'proposed_price' || metric === 'proposed_raise' || metric === 'proposed_discount'
      ? metric
      : undefined
  if (role === 'installments') return 'installments'
  if (isTime(fact) && due.test(words)) return 'due'
  if (role === 'markup' || role === 'runway' || role === 'payback') return role
  if (isTime(fact) && lasts.test(words)) return 'runway'
  // "Todo mês somem 4 mil": what is lost, by its verb.
  if (
    metric === 'other' &&
    quantity.unit === 'BRL' &&
    quantity.per === 'month' &&
    /\b(?:some|somem|sumi\w*|queim\w+|prejuizo)\b/.test(words)
  )
    return 'loss_stated'
  if (isTime(fact) && /\b(?:se pag\w*|payback|retorn\w*|recuper\w*|volta)\b/.test(words)) return 'payback'
  if (
    metric === 'other' &&
    quantity.unit === 'BRL' &&
    /\b(?:cac|custo por (?:cliente|aluno|paciente)|custo de aquisicao)\b/.test(words)
  )
    return 'cac'
  if (
    metric === 'other' &&
    quantity.unit === 'percent' &&
    /\bmark ?-?up\b|\b(?:em|por) cima\b|sobre o custo/.test(words)
  )
    return 'markup'
  if (metric === 'other' && quantity.unit === 'percent' && /\bmargem liquida\b/.test(words)) return 'net_margin'
  if (role === 'part' && quantity.unit === 'count') return 'lost'
  return role === undefined || role === 'each' ? metric : undefined
}
