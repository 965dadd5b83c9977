import type { Answer, AnswerNumber } from '../answer/answer-question.ts'
import type { QuestionId } from '../answer/recognise-question.ts'
import { parseExpression } from '../calculation/expression.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import type { Fact } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'
import { hasTemplate, placeholdersOf } from '../text/locale.ts'
import { type Arg, type Statement, say } from '../text/statement.ts'

type Rule = readonly [questions: readonly QuestionId[], key: string, when: string]

const priced: readonly QuestionId[] = ['price_change', 'discount_or_markup']
const whole: readonly QuestionId[] = ['check_up', 'other']
const changed: readonly QuestionId[] = ['why_fell', 'price_change', 'check_up', 'other']

/**
 * The sentence that answers each question, with the condition on the answer's numbers under which it is true; names are
 * their labels with "_" for ".". The first that holds is said.
 */
export const answerRules: readonly Rule[] = [
  [priced, 'say.change_lost_up', 'gross_change_lost'],
  [priced, 'say.change_lost_down', '0 - gross_change_lost'],
  [priced, 'say.change_planned_up', 'change_of_gross_profit * planned_units'],
  [priced, 'say.change_planned_down', '0 - change_of_gross_profit * planned_units'],
  [changed, 'say.rose', 'min(gross_profit_before, profit_change)'],
  [changed, 'say.fell', 'min(gross_profit_before, 0 - profit_change)'],
  [['why_fell'], 'say.revenue_fell', '0 - revenue_change'],
  [['price_change'], 'say.may_lose_profit', 'may_lose_profit_units'],
  [['discount_or_markup'], 'say.price_for_margin', 'price_for_margin'],
  [['discount_or_markup'], 'say.price_for_net', 'price_for_net'],
  [['discount_or_markup'], 'say.discount_loses', '0 - unit_keep_after'],
  [priced, 'say.same_profit', 'min(unit_keep_after, same_profit_units)'],
  [['price_change'], 'say.may_lose', 'may_lose_units'],
  [['discount_or_markup'], 'say.price_by_markup', 'price_by_markup'],
  [['hire_or_not'], 'say.hire_leaves', 'hire_leaves'],
  [['hire_or_not'], 'say.hire_lacks', '0 - hire_leaves'],
  [['hire_or_not'], 'say.hire_saves', 'outsourced_saving'],
  [['hire_or_not'], 'say.hire_costs_more', '0 - outsourced_saving'],
  [['hire_or_not'], 'say.hire_fits', 'min(profit_after_hire, hire_units)'],
  [['hire_or_not'], 'say.hire_too_much', 'min(0 - profit_after_hire, hire_units)'],
  [['hire_or_not'], 'say.hire_units', 'hire_units'],
  [['hire_or_not'], 'say.hire_revenue', 'hire_revenue'],
  [['invest_or_lease'], 'say.installment_fits', 'gain_after_installment'],
  [['invest_or_lease'], 'say.installment_lacks', '0 - gain_after_installment'],
  [['invest_or_lease', 'other'], 'say.payback', 'payback'],
  [['invest_or_lease'], 'say.rent_reaches', 'rent_reaches'],
  [['break_even'], 'say.break_even_units', 'break_even_units'],
  [['break_even'], 'say.break_even_revenue', 'break_even_revenue'],
  [['double_ads'], 'say.ads_double_pays', 'ads_result_double'],
  [['double_ads'], 'say.ads_double_loses', '0 - ads_result_double'],
  [['double_ads'], 'say.ads_leave', 'ads_profit'],
  [['double_ads'], 'say.ads_lose', '0 - ads_profit'],
  [['double_ads'], 'say.cac', 'cost_per_new'],
  [['runway'], 'say.runway_left', 'runway_left'],
  [['runway'], 'say.runway', 'runway'],
  // Whoever lives on a share of what is sold does not keep the sales.
  [whole, 'say.profit', 'min(profit, 1 - fee_income?)'],
  [whole, 'say.loss', 'min(0 - profit, 1 - fee_income?)'],
]

/** Numbers of which two offers or shops have one each: what is cheaper, or leaves more, is said by name. */
const bySubject: readonly (readonly [labels: readonly string[], key: string, sign: 1 | -1])[] = [
  [
    ['group.offer_cost', 'group.installments_total', 'group.bills_total', 'group.rent_total', 'group.cost_of_sales'],
    'say.cheaper',
    -1,
  ],
  [['group.result', 'group.gross_profit', 'group.ads_result'], 'say.leaves_more', 1],
]
const comparing: ReadonlySet<QuestionId> = new Set(['which_offer', 'invest_or_lease', 'open_or_close', 'double_ads'])

/** What the answer comes to, in a sentence; undefined where its numbers allow none. */
export function sayAnswer(
  answer: Answer,
  { understood, problem }: { understood: readonly Fact[]; problem: string },
  graph: CalculationGraph,
): Statement | undefined {
  return (
    (comparing.has(answer.question) ? compared(answer, graph) : undefined) ??
    computed(answer, graph, thingOf(understood, problem))
  )
}

function computed({ question, numbers, further }: Answer, graph: CalculationGraph, things: Arg): Statement | undefined {
  const nodes = new Map<string, string>()
  const all = [...numbers, ...further].filter(({ subject }) => subject === undefined)
  for (const { label, node } of all) if (!nodes.has(nameOf(label))) nodes.set(nameOf(label), node)
  const period = all.find((number) => number.period !== 'none')?.period ?? 'month'
  for (const [questions, key, when] of answerRules) {
    if (!questions.includes(question)) continue
    const condition = parseExpression(when)
    if (!condition.evaluate((name) => graph.value(nodes.get(name) ?? ''))?.gt(0)) continue
    const names = [...placeholdersOf(key), ...condition.names].map(({ name }) => name)
    const args = names.flatMap((name): [string, Arg][] => {
      const node = nodes.get(name)
      return node === undefined ? [] : [[name, { node }]]
    })
    const statement = say(key, graph, { ...Object.fromEntries(args), things, per: { term: `per.${period}` } })
    if (statement) return statement
  }
  return undefined
}

function compared({ numbers, further }: Answer, graph: CalculationGraph): Statement | undefined {
  const all = [...numbers, ...further]
  for (const [labels, key, sign] of bySubject)
    for (const label of labels) {
      const sides = all.filter((number) => number.label === label && number.subject !== undefined)
      const ranked = sides
        .map((number) => ({ number, value: graph.value(number.node)! }))
        .sort((a, b) => sign * b.value.comparedTo(a.value))
      const [best, next] = ranked
      if (!best || !next || best.value.eq(next.value) || best.number.subject === next.number.subject) continue
      return say(key, graph, {
        best: subjectOf(best.number),
        next: subjectOf(next.number),
        value: { node: best.number.node },
        other: { node: next.number.node },
      })
    }
  return undefined
}

const nameOf = (label: string) => label.replace('.', '_')

const subjectOf = ({ subject = '' }: AnswerNumber): Arg =>
  hasTemplate(subject) ? { term: subject } : { quote: subject }

/** What is sold, by the person's own noun. */
function thingOf(facts: readonly Fact[], problem: string): Arg {
  for (const { metric, noun, quantity } of facts) {
    if (noun === undefined || !['volume', 'customers'].includes(metric)) continue
    const word = /^\s*(\p{L}{4,})/u.exec(problem.slice(quantity.core ?? quantity.end))?.[1]
    if (word && /s$/i.test(word) && noun.startsWith(fold(word).toLowerCase())) return { quote: word.toLowerCase() }
  }
  return { term: 'word.general.units' }
}
