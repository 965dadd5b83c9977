import { computeNodes } from '../calculation/compute-nodes.ts'
import type { CalculationNode } from '../calculation/node.ts'
import type { Fact } from '../intake/fact.ts'
import { answerRows } from './answer-formulas.ts'
import { answerInputs } from './answer-inputs.ts'
import { byQuestion } from './leading-numbers.ts'
import type { QuestionId } from './recognise-question.ts'
import { partScenarios } from './scenarios/part-scenarios.ts'
import { type ScenarioRow, scenarioRows } from './scenarios/scenario-rows.ts'

/** One number of the answer: a node with its words and what it is counted per. */
export interface AnswerNumber {
  node: string
  label: string
  period: 'none' | 'day' | 'week' | 'month' | 'quarter' | 'year'
  /** Whose it is: a group or offer, as the text calls it. */
  subject?: string
}

export interface Answer {
  question: QuestionId
  numbers: AnswerNumber[]
}

/** More is a table, no answer. */
const most = 48

interface Asked {
  question: QuestionId
  understood: readonly Fact[]
  speaksOfYear: boolean
}

const isYearly = (label: string) =>
  /^(?:profit|hire|salary|salary_change|salary_change_charged|waste)_year$|^in_year\./.test(label)

/** Computes what was asked from the person's own figures. The nodes are new; every one rests on figures of the text. */
export function answerQuestion(
  { question, understood, speaksOfYear }: Asked,
  stated: readonly CalculationNode[],
): { answer: Answer; nodes: CalculationNode[] } {
  const { formulas, named, period } = answerInputs(understood)
  const rows: readonly ScenarioRow[] = [
    ...answerRows,
    ...scenarioRows(partScenarios(named, question), question === 'which_offer'),
  ]
  const base = stated.filter(({ source }) => source === 'text')
  const computed = computeNodes(base, [...formulas, ...rows]).filter(({ id }) => id.startsWith('q_'))
  const shown = rows.flatMap(({ id, label, flow, subject }): AnswerNumber[] => {
    const node = computed.find((one) => one.id === id)
    return label &&
      fits(label, question) &&
      (speaksOfYear || !isYearly(label)) &&
      node?.source === 'calculation' &&
      isNew(node, computed)
      ? [{ node: id, label, period: flow ? period : 'none', ...(subject !== undefined && { subject }) }]
      : []
  })
  const amountOf = ({ node }: AnswerNumber) => Number(computed.find(({ id }) => id === node)!.value)
  const distinct = shown.filter((number, n) => {
    const first = shown.findIndex(({ node }) => node === number.node)
    if (first !== n) return false
    // What holds of any figure is left out where a number of its own says the same, and nothing changed is no change.
    if (!number.label.includes('.'))
      return !shown.slice(0, n).some((other) => other.label === number.label && amountOf(other) === amountOf(number))
    const value = Math.abs(amountOf(number))
    return value > 0 && !shown.slice(0, n).some((other) => Math.abs(Math.abs(amountOf(other)) - value) <= 1e-9 * value)
  })
  return { answer: { question, numbers: byQuestion(question, distinct).slice(0, most) }, nodes: computed }
}

/** Numbers that answer some questions only; the others are about the company and always worth showing. */
const onlyFor: Readonly<Record<string, readonly QuestionId[]>> = {
  rent_month: ['invest_or_lease'],
  rent_total: ['invest_or_lease', 'which_offer'],
  rent_difference: ['invest_or_lease'],
  rent_reaches: ['invest_or_lease'],
  gain_in_year: ['invest_or_lease', 'other', 'check_up'],
  fee_cost: ['which_offer'],
  fee_difference: ['which_offer'],
  fee_second: ['which_offer'],
  fee_threshold: ['which_offer'],
  labour_unit_stated: ['other', 'discount_or_markup'],
  payroll_change: ['other', 'price_change', 'hire_or_not', 'check_up'],
  waste_units: ['hire_or_not', 'invest_or_lease', 'other'],
  markup_now: ['discount_or_markup', 'price_change'],
}

function fits(label: string, question: QuestionId): boolean {
  return onlyFor[label]?.includes(question) ?? true
}

/** A figure of the text under another name is no answer. */
function isNew(node: CalculationNode, all: readonly CalculationNode[]): boolean {
  if (node.source === 'text') return false
  if (!/^(?:q_[a-z0-9_]+|text_q\d+)$/.test(node.formula)) return true
  const source = all.find(({ id }) => id === node.formula)
  return source !== undefined && isNew(source, all)
}
