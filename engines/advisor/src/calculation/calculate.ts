import { type Answer, answerQuestion } from '../answer/answer-question.ts'
import { askedWords } from '../answer/combine/asked-words.ts'
import { blankOrders } from '../intake/find-orders.ts'
import type { Intake } from '../intake/take-in.ts'
import { computeOptions, type TabledOption } from '../options/compute-options.ts'
import { computeNodes } from './compute-nodes.ts'
import { type Formula, formulas } from './formulas.ts'
import type { CalculationNode } from './node.ts'
import { premises } from './premises.ts'
import { textNodes } from './text-nodes.ts'

export interface Calculation {
  nodes: CalculationNode[]
  /** Options on the table, best total first. */
  tabled: TabledOption[]
  /** Asked options for which figures are missing. */
  lacking: string[]
  /** What was asked, computed from the person's own figures. */
  answer: Answer
}

/** Everything the figures allow to compute, and nothing else. Pure: the same intake gives the same nodes in the same order. */
export function calculate(intake: Intake, limits: { draws: number; options: number }, problem = ''): Calculation {
  const stated = textNodes(intake.quantities, intake.facts)
  const assumed = premises.map(
    (premise): CalculationNode => ({ ...premise, source: 'premise', formula: '', inputs: [] }),
  )
  const base = computeNodes([...stated.nodes, ...assumed, drawsNode(limits.draws)], [...stated.formulas, ...formulas])
  const withRisk = limits.draws > 0 ? computeNodes(base, riskFormulas) : base
  const { nodes, tabled, lacking } = computeOptions(withRisk, intake.asked, limits.options)
  const answered = answerQuestion({ ...intake, words: askedWords(blankOrders(problem, intake.orders)) }, base)
  return { nodes: withoutUnused([...nodes, ...answered.nodes]), tabled, lacking, answer: answered.answer }
}

function drawsNode(draws: number): CalculationNode {
  return { id: 'premise_draws', unit: 'count', value: String(draws), source: 'premise', formula: '', inputs: [] }
}

const draw =
  'revenue, contribution_margin, fixed_costs, scenario_swing, premise_margin_swing, premise_fixed_swing, premise_draws, premise_seed'

const riskFormulas: readonly Formula[] = [
  { id: 'loss_probability', unit: 'share', formula: `mc_loss(${draw})` },
  { id: 'profit_low', unit: 'BRL/month', formula: `mc_quantile(0.1, ${draw})` },
  { id: 'profit_middle', unit: 'BRL/month', formula: `mc_quantile(0.5, ${draw})` },
  { id: 'profit_high', unit: 'BRL/month', formula: `mc_quantile(0.9, ${draw})` },
]

/** Premises nobody used are not the board's premises. Plan dates and weights are used by the artefacts themselves. */
function withoutUnused(nodes: readonly CalculationNode[]): CalculationNode[] {
  const used = new Set(nodes.flatMap((node) => node.inputs))
  return nodes.filter(
    (node) =>
      node.source !== 'premise' ||
      used.has(node.id) ||
      /^(?:weight_|mark_|premise_(?:review|start)_days)/.test(node.id),
  )
}
