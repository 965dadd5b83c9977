import type { Fact } from '../../intake/fact.ts'
import type { QuestionId } from '../recognise-question.ts'
import { groupsOf, type Named } from './groups-of.ts'
import { bills, rates, restsOn, type Scenario } from './scenario.ts'

/** A fact with the name of its input and of its node. */
export interface NamedFact {
  fact: Fact
  name: string
  node: string
}

/** Parts the facts into the states they describe; each state takes over what it does not change. */
export function partScenarios(facts: readonly NamedFact[], question: QuestionId): Scenario[] {
  const named = facts.map(
    ({ fact, name, node }): Named => ({
      fact,
      node,
      stem: name === 'whole_use' ? 'capacity' : name.replace(/_(?:before|new|rival)$/, ''),
      time: /_before$/.test(name) ? 'before' : /_new$/.test(name) ? 'planned' : /_rival$/.test(name) ? 'rival' : 'now',
    }),
  )
  const today = named.filter(({ time }) => time === 'now')
  const groups = groupsOf(today, question)
  const grouped = new Set(groups.flatMap(({ facts: own }) => own))
  const alone = today.filter((one) => !grouped.has(one))
  const second = groups.length === 0 ? secondRates(alone) : []
  const base = baseInputs(alone.filter((one) => !second.includes(one)))
  const before = inputsOf(named.filter(({ time }) => time === 'before'))
  const plan = planned(
    [...named.filter(({ time, stem }) => time === 'planned' || (time === 'rival' && stem === 'price')), ...second],
    alone,
    base,
  )
  return [
    { id: 's0', kind: 'now', inputs: base },
    ...(before.size > 0 ? [{ id: 'sb', kind: 'before' as const, inputs: overriding(base, before) }] : []),
    ...(plan.size > 0 ? [{ id: 'sp', kind: 'planned' as const, inputs: overriding(base, plan) }] : []),
    ...groups.map(({ name, facts: own, rest }, n): Scenario => {
      const inputs = inputsOf(own)
      if (rest) inputs.set('share', rest)
      return {
        id: `g${n + 1}`,
        kind: 'group',
        ...(name && { name }),
        // Cases of the same business keep its bills; groups share them.
        inputs: own.some(({ fact }) => cases.test(fact.quote))
          ? overriding(base, inputs)
          : overriding(withoutBills(base), inputs, base),
      }
    }),
  ]
}

const cases = /cen[aá]rio|otimista|pessimista|no (?:melhor|pior)|na (?:melhor|pior)|se vier|se der/i

/** "Falta 20 % e, com sinal, 8 %": two values of one rate and nothing else twice. */
function secondRates(facts: readonly Named[]): Named[] {
  return [...new Set(facts.map(({ stem }) => stem))]
    .filter((stem) => rates.has(stem) || stem === 'utilities')
    .flatMap((stem) => {
      const all = facts.filter((one) => one.stem === stem)
      return all.length === 2 && all[0]!.fact.subject === undefined ? [all[1]!] : []
    })
}

/** The first figure of each name holds; bills and costs of several parts come summed. */
function baseInputs(facts: readonly Named[]): Map<string, string> {
  const inputs = inputsOf(facts)
  if (inputs.has('cost')) inputs.set('cost', 'q_cost_all')
  if (bills.some((bill) => inputs.has(bill))) inputs.set('fixed_all', 'q_fixed_all')
  return inputs
}

function inputsOf(facts: readonly Named[]): Map<string, string> {
  const inputs = new Map<string, string>()
  for (const { stem, node } of facts) if (!inputs.has(stem)) inputs.set(stem, node)
  return inputs
}

function withoutBills(base: ReadonlyMap<string, string>): Map<string, string> {
  const left = new Map(base)
  for (const name of [
    ...bills,
    'entry',
    'revenue',
    'gain',
    'fixed_all',
    'total',
    'hire',
    'cash',
    'profit_said',
    'loss_said',
    'revenue_net',
  ])
    left.delete(name)
  return left
}

/** What is changed, and of the rest what the change leaves true. */
function overriding(
  base: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
  whole?: ReadonlyMap<string, string>,
): Map<string, string> {
  const inputs = new Map(base)
  for (const [name, changed] of Object.entries(restsOn))
    if (!own.has(name) && changed.some((one) => own.has(one))) inputs.delete(name)
  for (const [name, node] of own) inputs.set(name, node)
  const ownBills = bills.filter((bill) => own.has(bill))
  if (ownBills.length > 0 && whole) inputs.set('fixed_all', ownBills.map((bill) => own.get(bill)!).join(' + '))
  else if (own.has('fixed')) inputs.set('fixed_all', own.get('fixed')!)
  else if (ownBills.length > 0 && base.has('fixed_all'))
    inputs.set(
      'fixed_all',
      [
        base.get('fixed_all')!,
        ...ownBills.map((bill) => `${base.has(bill) ? `- ${base.get(bill)} ` : ''}+ ${own.get(bill)}`),
      ].join(' '),
    )
  // A group that is a share of the whole has its share of revenue and volume.
  const share = own.get('share')
  if (share && whole) {
    for (const name of ['revenue', 'units', 'customers'])
      if (!own.has(name) && whole.has(name)) inputs.set(name, `(${whole.get(name)}) * (${share})`)
  }
  return inputs
}

/** What the plan changes: a price and those it drives away, a cost, a bill, a wage on top. */
function planned(fresh: readonly Named[], today: readonly Named[], base: ReadonlyMap<string, string>) {
  const own = inputsOf(fresh)
  const nodeOf = (stem: string) => today.find((one) => one.stem === stem)?.node
  const price = base.get('price')
  const raise = nodeOf('raise')
  const cut = nodeOf('discount')
  if (price && !own.has('price') && raise) own.set('price', `${price} * (1 + ${raise})`)
  if (price && !own.has('price') && cut) own.set('price', `${price} * (1 - ${cut})`)
  // The cost stays what it was when only the price moves.
  if (own.has('price') && !base.has('cost') && price) {
    const margin = base.get('gross_margin')
    const rate = base.get('variable_rate')
    if (margin) own.set('cost', `${price} * (1 - ${margin})`)
    else if (rate && !base.has('commission')) own.set('cost', `${price} * ${rate}`)
    if (rate && !margin) own.set('variable_rate', '0')
  }
  const rise = nodeOf('cost_change')
  const risen = today.find(({ stem }) => stem === 'cost_change')?.fact.quote ?? ''
  const bill = /alugu/i.test(risen)
    ? 'rent'
    : /folha|sal[aá]ri|equipe|diss[ií]dio/i.test(risen)
      ? 'payroll'
      : /energia|luz/i.test(risen)
        ? 'utilities'
        : 'cost'
  if (rise && base.has(bill) && !own.has(bill)) own.set(bill, `(${base.get(bill)}) * (1 + ${rise})`)
  const extra = nodeOf('hire')
  if (extra) own.set('extra', extra)
  const gain = nodeOf('gain')
  if (gain) own.set('gain', gain)
  if (own.size === 0) return own
  const volume = ['units', 'customers', 'distance'].find((name) => base.has(name))
  const moved = moveOf(today)
  const order = nodeOf('order')
  if (order && !volume) own.set('units', order)
  if (volume && moved && !own.has(volume)) own.set(volume, moved.replace('VOLUME', base.get(volume)!))
  else if (!volume && base.has('revenue') && moved && !own.has('revenue') && !own.has('price'))
    own.set('revenue', moved.replace('VOLUME', base.get('revenue')!))
  return own
}

/** Who leaves or comes with the plan: so many, or a part of all. */
function moveOf(today: readonly Named[]): string | undefined {
  const find = (stem: string) => today.find((one) => one.stem === stem)
  const lost = find('lost')
  if (lost) return `VOLUME - ${lost.node}`
  const part = find('part')
  if (part && part.fact.quantity.unit !== 'count') return `VOLUME * (1 - abs(${part.node}))`
  const change = find('sales_change')
  if (change) return `VOLUME * (1 + ${change.node})`
  const more = find('more')
  return more && `VOLUME + ${more.node}`
}
