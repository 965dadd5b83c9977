import type { QuestionId } from '../answer/recognise-question.ts'
import type { Calculation } from '../calculation/calculate.ts'
import { parseExpression } from '../calculation/expression.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import type { Intake } from '../intake/take-in.ts'
import type { Decision } from '../resolution/decide.ts'
import type { Review } from '../review/review.ts'
import { hasTemplate } from '../text/locale.ts'
import { type Arg, type Statement, say, sayFixed } from '../text/statement.ts'
import { conditionOf, isOwnArgument } from './decision-reason.ts'
import { sayAnswer } from './say-answer.ts'
import { sayLacking } from './say-lacking.ts'

/** The five or six sentences at the top: where the company stands, why, what to do first, what not to do, what it yields. */
export function giveVerdict(
  reviewed: Review,
  calculation: Calculation,
  intake: Intake,
  graph: CalculationGraph,
  problem: string,
): Statement[] {
  const said = sayAnswer(calculation.answer, { understood: intake.understood, problem }, graph)
  const told = said === undefined && calculation.answer.numbers.length === 0 ? tellFirst(intake) : undefined
  const planned = reviewed.decisions.filter(({ verdict }) => verdict === 'do').slice(0, reviewed.planned)
  // Whoever asks one thing is told about that thing; what the company might do besides stands behind it.
  const chosen = asksWhatToDo(intake.question)
    ? planned
    : planned.filter(({ option }) => calculation.tabled.some(({ id, asked }) => asked && id === option))
  return [
    said ?? told,
    firstTrue(
      standing.filter(
        ([key]) => agrees(graph) && (told === undefined || key !== 'verdict.unknown') && holds(key, calculation, graph),
      ),
      graph,
    ),
    firstTrue(checks, graph),
    firstTrue(causes, graph),
    firstTrue(urgency, graph),
    ...recommendation(chosen, graph),
    ...refusals(reviewed.decisions, calculation, graph),
    ...(chosen.length > 0 && agrees(graph) ? [firstTrue(yields, graph)] : []),
    ...(chosen.length === 0 && intake.question === 'why_fell' ? [meanwhile(intake, graph)] : []),
    ...(intake.needs.length > 0 && chosen.length === 0 && told === undefined
      ? [sayFixed('verdict.ask', { question: { term: `need.${intake.needs[0]}` } })]
      : []),
  ].filter((statement) => statement !== undefined)
}

/**
 * The answer's result is of all figures as they were read, the board's only of those that are sure and of the whole company.
 * Of 32 open problems in which they differ, the answer's is the expected one in 21, the board's in one: it is said alone.
 */
function agrees(graph: CalculationGraph): boolean {
  const [own, board] = [graph.value('q_profit'), graph.value('profit')]
  return own === undefined || board === undefined || own.minus(board).abs().lte(own.abs().times('0.01'))
}

const general: ReadonlySet<QuestionId> = new Set(['check_up', 'why_fell', 'runway', 'break_even', 'other'])

/** Whether the question is about the company as a whole, so that what to do first is part of its answer. */
export const asksWhatToDo = (question: QuestionId) => general.has(question)

/** What to tell for an answer in numbers, where the text gives none that lead to one. */
function tellFirst({ needs }: Intake): Statement | undefined {
  const figures = needs.filter((id) => hasTemplate(`label.${id}`)).slice(0, 4)
  if (figures.length === 0) return undefined
  return sayFixed('verdict.tell', { figures: { list: figures.map((id) => ({ term: `label.${id}` })) } })
}

/** A sentence that says a figure is missing is said only while it is. */
function holds(key: string, { answer }: Calculation, graph: CalculationGraph): boolean {
  const answered = answer.numbers.some(({ label }) => label === 'profit' || label === 'parts_result')
  if (key === 'verdict.revenue_only') return !answered && !graph.get('contribution_margin') && !graph.get('fixed_costs')
  return key !== 'verdict.unknown' || (!answered && answer.numbers.length === 0)
}

type Rule = readonly [key: string, when: string]

const standing: readonly Rule[] = [
  ['verdict.loss', 'loss'],
  ['verdict.loss_plain', 'loss'],
  ['verdict.cash_drain', 'burn'],
  ['verdict.thin', 'min(profit, 0.05 - net_margin)'],
  ['verdict.profit', 'profit'],
  ['verdict.revenue_only', 'revenue'],
  ['verdict.unknown', '1'],
]

const checks: readonly Rule[] = [
  ['verdict.stated_loss_differs', 'min(loss_stated, result_gap - 0.1 * abs(profit))'],
  ['verdict.stated_profit_differs', 'min(profit_stated, result_gap - 0.1 * abs(profit))'],
]

const causes: readonly Rule[] = [
  ['verdict.fall_made_loss', 'min(lost_contribution, min(profit_before, loss))'],
  ['verdict.fall_cost', 'lost_contribution'],
  ['verdict.fall', '0 - sales_change'],
  ['verdict.squeeze', 'cost_squeeze - 0.2 * abs(profit)'],
]

const urgency: readonly Rule[] = [
  ['verdict.runway_debt', 'min(debt_service, 12 - runway)'],
  ['verdict.runway', '12 - runway'],
  ['verdict.stock_interest', 'stock_interest - 0.3 * abs(profit)'],
  ['verdict.stock', 'stock_days - 120'],
  ['verdict.debt_grows', 'debt_interest - debt_payment'],
]

const yields: readonly Rule[] = [
  ['verdict.plan_not_debt', 'min(plan_profit, min(plan_burn, debt_service))'],
  ['verdict.plan_covers', 'min(loss, plan_profit)'],
  ['verdict.plan_short_runway', 'min(plan_shortfall, plan_runway)'],
  ['verdict.plan_short', 'plan_shortfall'],
  ['verdict.plan_profit', 'plan_profit'],
  ['verdict.plan_effect', 'plan_effect'],
]

/** Every sentence on the company's state, with the condition on the figures under which it may be said. */
export const verdictRules: readonly Rule[] = [...standing, ...checks, ...causes, ...urgency, ...yields]

function firstTrue(rules: readonly Rule[], graph: CalculationGraph): Statement | undefined {
  for (const [key, when] of rules) {
    const condition = parseExpression(when)
    if (!condition.evaluate((name) => graph.value(name))?.gt(0)) continue
    const because = condition.names.map(({ name }) => name).filter((name) => graph.get(name))
    const statement = say(key, graph, {}, because)
    if (statement) return statement
  }
  return undefined
}

function recommendation(chosen: readonly Decision[], graph: CalculationGraph): Statement[] {
  const [first, ...others] = chosen
  if (!first) return []
  const effects = { prudent: { node: `effect_${first.key}_prudent` }, bold: { node: `effect_${first.key}_bold` } }
  const sure = graph.value(effects.prudent.node)!.eq(graph.value(effects.bold.node)!)
  const start = sayFixed(sure ? 'verdict.start_sure' : 'verdict.start', { option: named(first.option), ...effects })
  if (others.length === 0) return [start]
  return [start, sayFixed('verdict.then', { options: { list: others.map(({ option }) => named(option)) } })]
}

/** What was asked and is refused, with the strongest objection; what was asked and cannot be judged. */
function refusals(
  decisions: readonly Decision[],
  { tabled, lacking }: Calculation,
  graph: CalculationGraph,
): Statement[] {
  const asked = new Set(tabled.filter((option) => option.asked).map(({ id }) => id))
  const refused = decisions
    .filter(({ option, verdict }) => verdict !== 'do' && (asked.has(option) || option === 'price.cut'))
    .map(({ option, objections, verdict }) => {
      const key = verdict === 'no' ? 'verdict.not_now' : 'verdict.only_if'
      const reason = verdict === 'condition' ? conditionOf(option, graph) : objections.find(isOwnArgument)?.statement
      return reason
        ? sayFixed(key, { option: named(option), reason: { statement: reason } })
        : sayFixed(`${key}_plain`, { option: named(option) })
    })
  return [...refused, ...lacking.slice(0, 2).map((id) => sayLacking(id, graph))]
}

/** What needs no figure to be started, in the trade's own words. */
function meanwhile({ sector }: Intake, graph: CalculationGraph): Statement | undefined {
  const own = `how.${sector}.customers.recover`
  const steps = say(hasTemplate(own) ? own : 'option.customers.recover.how', graph)
  return steps && sayFixed('verdict.meanwhile', { steps: { statement: steps } })
}

function named(option: string): Arg {
  return { term: `option.${option}.name` }
}
