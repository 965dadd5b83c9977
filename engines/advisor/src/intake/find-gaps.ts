import type { InputMetricId } from './input-metrics.ts'
import type { OwnFact } from './own-facts.ts'
import type { Sector } from './sectors.ts'

/** A question worth asking: any one of `anyOf` answers it. Its words are `gap.<id>` of the locale files. */
interface Question {
  id: string
  anyOf: readonly InputMetricId[]
  /** Or one of these pairs, from which it follows. */
  orBoth?: readonly (readonly [InputMetricId, InputMetricId])[]
  sectors?: readonly Sector[]
  /** Asked only when one of these is known, because only then does the answer change anything. */
  after?: readonly InputMetricId[]
}

/** In the order in which an answer moves the conclusion: result first, then causes, then cash. */
const questions: readonly Question[] = [
  {
    id: 'revenue',
    anyOf: ['revenue'],
    orBoth: [
      ['ticket', 'volume'],
      ['ticket', 'customers'],
    ],
  },
  {
    id: 'margin',
    anyOf: ['gross_margin', 'contribution_margin', 'variable_cost_rate', 'variable_cost', 'unit_cost', 'unit_margin'],
  },
  { id: 'fixed_costs', anyOf: ['fixed_costs', 'payroll', 'total_costs'] },
  { id: 'cash', anyOf: ['cash'] },
  { id: 'volume', anyOf: ['volume', 'ticket', 'customers'] },
  {
    id: 'leads',
    anyOf: ['leads', 'conversion'],
    sectors: ['dealership', 'software', 'retail', 'general'],
    after: ['sales_change', 'volume_before', 'revenue_before', 'volume'],
  },
  { id: 'stock_age', anyOf: ['stock_days', 'stock_units'], sectors: ['dealership', 'retail'] },
  { id: 'no_show', anyOf: ['no_show'], sectors: ['clinic'] },
  { id: 'occupancy', anyOf: ['occupancy', 'capacity'], sectors: ['clinic', 'restaurant'] },
  { id: 'waste', anyOf: ['waste_rate'], sectors: ['bakery', 'restaurant'] },
  { id: 'churn', anyOf: ['churn'], sectors: ['software'] },
  { id: 'cac', anyOf: ['new_customers', 'cac'], after: ['marketing'] },
  { id: 'interest', anyOf: ['interest_rate'], after: ['debt', 'debt_payment'] },
  { id: 'return', anyOf: ['monthly_return'], after: ['investment'] },
  { id: 'payroll', anyOf: ['payroll'], after: ['headcount', 'fixed_costs'] },
  {
    id: 'terms',
    anyOf: ['receivable_days', 'payable_days'],
    sectors: ['clinic', 'retail', 'dealership', 'restaurant'],
  },
]

/** Ids of the questions still open, the most telling first. */
export function findGaps(facts: readonly OwnFact[], sector: Sector): string[] {
  const known = new Set(facts.map((fact) => fact.metric))
  return questions
    .filter(({ anyOf }) => !anyOf.some((metric) => known.has(metric)))
    .filter(({ orBoth }) => !orBoth?.some((both) => both.every((metric) => known.has(metric))))
    .filter(({ sectors }) => !sectors || sectors.includes(sector))
    .filter(({ after }) => !after || after.some((metric) => known.has(metric)))
    .map(({ id }) => id)
}
