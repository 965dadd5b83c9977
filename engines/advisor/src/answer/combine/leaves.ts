import type { NamedFact } from '../scenarios/part-scenarios.ts'
import { namesOf } from './join-features.ts'
import type { Kind, Leaf, Term } from './term.ts'

/** What figures are for the calculator, by the stem of their input's name. */
const roles: Readonly<Record<string, string>> = {
  price: 'price',
  cost: 'cost',
  base_cost: 'cost',
  unit_margin: 'keep',
  cac: 'acquire',
  salary: 'wage',
  ...named('income', ['revenue', 'revenue_net', 'target']),
  ...named('bill', ['fixed', 'rent', 'payroll', 'utilities', 'ads', 'loose', 'installment', 'hire']),
  ...named('spend', ['total', 'variable_cost', 'purchases', 'loss_said']),
  ...named('gain', ['gain', 'profit_said']),
  ...named('fund', ['cash', 'debt', 'investment', 'stock', 'entry', 'resale']),
  ...named('sold', [
    'units',
    'customers',
    'order',
    'new_customers',
    'stock_units',
    'distance',
    'occasions',
    'base_yield',
  ]),
  leads: 'lead',
  ...named('room', ['capacity', 'rooms', 'whole_use']),
  ...named('people', ['headcount', 'sellers']),
  ...named('moved', ['lost', 'more']),
  ...named('cut', ['discount']),
  ...named('rise', ['raise', 'cost_change', 'sales_change']),
  ...named('fee', ['tax', 'card', 'commission', 'fee_rate']),
  ...named('margin', ['gross_margin', 'contribution_margin', 'net_margin']),
  ...named('loss', ['variable_rate', 'waste_rate', 'delinquency', 'no_show', 'churn']),
  ...named('use', ['occupancy', 'conversion']),
  ...named('part', ['share', 'part', 'points']),
  ...named('rate', ['rate', 'rate_year']),
  markup: 'markup',
}

function named(role: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, role]))
}

const each: ReadonlySet<string> = new Set(['price', 'cost', 'keep', 'acquire', 'wage'])
const once: ReadonlySet<string> = new Set(['cash', 'debt', 'investment', 'stock', 'entry', 'resale'])

/** The figures of the text as terms. */
export function leavesOf(facts: readonly NamedFact[]): Term[] {
  const counts = new Map<string, number>()
  const total = (name: string) => facts.filter((one) => one.name === name).length
  return facts.flatMap(({ fact, name, node }, at): Term[] => {
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    const stem = name.replace(/_(?:before|new|rival)$/, '')
    const role = roles[stem] ?? stem
    const kind = kindOf(stem, role, fact.quantity.unit, fact.quantity.per !== undefined, fact.perUnit !== undefined)
    if (kind === undefined) return []
    const leaf: Leaf = {
      at,
      name,
      time: timeOf(name),
      subject: fact.subject,
      sentence: fact.sentence,
      nth,
      many: total(name) > 1,
    }
    return [
      {
        formula: node,
        kind,
        head: name,
        role,
        ops: 0,
        leaves: [leaf],
        times: leaf.time,
        subjects: leaf.subject === undefined ? [] : [leaf.subject],
        numbers: leaf.many ? [leaf.nth] : [],
        print: printOf(at, kind),
        score: 0,
        words: { of: fact.metric },
        operator: '',
        names: namesOf({ kind, head: name, role, times: leaf.time }),
      },
    ]
  })
}

function timeOf(name: string): Leaf['time'] {
  if (name.endsWith('_before')) return 'before'
  if (name.endsWith('_rival')) return 'rival'
  return name.endsWith('_new') ? 'planned' : 'now'
}

function kindOf(stem: string, role: string, unit: string, isFlow: boolean, isEach: boolean): Kind | undefined {
  if (stem === 'days' || stem === 'weeks') return 'days'
  switch (unit) {
    case 'BRL':
      if (each.has(role)) return 'each'
      if (once.has(stem)) return 'sum'
      if (stem === 'loose' || stem === 'other') return isFlow ? 'flow' : isEach ? 'each' : 'sum'
      return 'flow'
    case 'percent':
    case 'pp':
    case 'fraction':
      return 'share'
    case 'count':
      return stem === 'count_installments' ? 'months' : 'count'
    case 'day':
    case 'week':
    case 'month':
    case 'quarter':
    case 'year':
      return 'months'
    default:
      return undefined
  }
}

/** A number for each figure by its place alone; parts lie between zero and one. */
function printOf(at: number, kind: Kind): number {
  const plain = 1 + (((at + 1) * 0.6180339887) % 1) + at * 0.7548776662
  return kind === 'share' ? 1 / (1.5 + plain) : plain * 3.1
}
