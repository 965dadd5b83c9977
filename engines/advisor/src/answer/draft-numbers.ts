import { computeNodes } from '../calculation/compute-nodes.ts'
import type { CalculationNode } from '../calculation/node.ts'
import { answerRows } from './answer-formulas.ts'
import type { AnswerNumber, Asked } from './answer-question.ts'
import { rowFeatures, type Setting, termFeatures } from './combine/candidates.ts'
import { featuresOf, timesOf } from './combine/join-features.ts'
import { labelOfWords } from './combine/label-of-words.ts'
import { leavesOf } from './combine/leaves.ts'
import { searchTerms } from './combine/search.ts'
import type { Term } from './combine/term.ts'
import { type AnswerWeights, weigh } from './combine/weights.ts'
import { answerInputs } from './inputs/answer-inputs.ts'
import { byQuestion } from './leading-numbers.ts'
import { partScenarios } from './scenarios/part-scenarios.ts'
import { type ScenarioRow, scenarioRows } from './scenarios/scenario-rows.ts'

/** A number that may be shown, with what speaks for it. */
export interface Candidate {
  number: AnswerNumber
  amount: number
  isShare: boolean
  features: readonly string[]
  score: number
  term?: Term
}

export interface Draft {
  candidates: Candidate[]
  nodes: CalculationNode[]
}

/** Terms that are computed at all: the likeliest, by what they are. */
const mostTerms = 60

/** Every number the figures give that may answer the question: those of the tables, and other sensible arithmetic. */
export function draftNumbers(
  asked: Asked,
  stated: readonly CalculationNode[],
  { search, rank }: AnswerWeights,
  most = mostTerms,
): Draft {
  const { question, understood, words } = asked
  const { formulas, named, period } = answerInputs(understood)
  const rows: readonly ScenarioRow[] = [
    ...answerRows,
    ...scenarioRows(partScenarios(named, question), question === 'which_offer'),
  ]
  const base = stated.filter(({ source }) => source === 'text')
  const computed = computeNodes(base, [...formulas, ...rows]).filter(({ id }) => id.startsWith('q_'))
  const leaves = leavesOf(named)
  const setting: Setting = {
    question,
    words,
    figures: leaves.length,
    times: timesOf(leaves.flatMap(({ leaves: own }) => own)),
  }
  const shown = rowNumbers(asked, rows, computed, period)
  const used = figuresUnder(computed)
  const ofRows = shown.map((number, place): Candidate => {
    const features = rowFeatures(number.label, { rank: place, used: used(number.node) }, setting)
    return { number, ...amountOf(number.node, computed), features, score: weigh(features, rank) }
  })
  const terms = searchTerms(leaves, search)
    .map((term) => {
      const features = [...featuresOf(term), ...termFeatures(term, setting)]
      return { term, features, score: weigh(features, rank) }
    })
    .sort((a, b) => b.score - a.score || (a.term.formula < b.term.formula ? -1 : 1))
    .slice(0, most)
  const termRows = terms.map(({ term }, n) => ({
    id: `q_x_${n + 1}`,
    unit: unitOf(term),
    formula: term.formula,
  }))
  const nodes = computeNodes([...base, ...computed], termRows).filter(({ id }) => id.startsWith('q_'))
  const ofTerms = terms.flatMap(({ term, features, score }, n): Candidate[] => {
    const node = `q_x_${n + 1}`
    if (!nodes.some(({ id }) => id === node)) return []
    const isFlow =
      term.kind === 'flow' || (term.kind === 'count' && term.leaves.some(({ name }) => name !== 'headcount'))
    const number: AnswerNumber = { node, label: labelOfWords(term.words), period: isFlow ? period : 'none' }
    return [{ number, ...amountOf(node, nodes), features, score, term }]
  })
  return { candidates: [...ofRows, ...ofTerms], nodes }
}

function unitOf({ kind }: Term) {
  return (
    { each: 'BRL', flow: 'BRL', sum: 'BRL', count: 'count', days: 'count', share: 'share', months: 'months' } as const
  )[kind]
}

const isYearly = (label: string) =>
  /^(?:profit|hire|salary|salary_change|salary_change_charged|waste)_year$|^in_year\./.test(label)

/** What the tables give, in the order in which the question asks for it. */
function rowNumbers(
  { question, speaksOfYear }: Asked,
  rows: readonly ScenarioRow[],
  computed: readonly CalculationNode[],
  period: AnswerNumber['period'],
): AnswerNumber[] {
  const byId = new Map(computed.map((node) => [node.id, node]))
  const shown = rows.flatMap(({ id, label, flow, subject }): AnswerNumber[] => {
    const node = byId.get(id)
    return label &&
      fits(label, question) &&
      (speaksOfYear || !isYearly(label)) &&
      node?.source === 'calculation' &&
      isNew(node, byId)
      ? [{ node: id, label, period: flow ? period : 'none', ...(subject !== undefined && { subject }) }]
      : []
  })
  const amounts = new Map(shown.map(({ node }) => [node, Number(byId.get(node)!.value)]))
  const distinct = shown.filter((number, n) => {
    const first = shown.findIndex(({ node }) => node === number.node)
    if (first !== n) return false
    const own = amounts.get(number.node)!
    // What holds of any figure is left out where a number of its own says the same, and nothing changed is no change.
    if (!number.label.includes('.'))
      return !shown.slice(0, n).some((other) => other.label === number.label && amounts.get(other.node) === own)
    const value = Math.abs(own)
    return (
      value > 0 &&
      !shown.slice(0, n).some((other) => Math.abs(Math.abs(amounts.get(other.node)!) - value) <= 1e-9 * value)
    )
  })
  return byQuestion(question, distinct)
}

function amountOf(node: string, nodes: readonly CalculationNode[]): Pick<Candidate, 'amount' | 'isShare'> {
  const { value, unit } = nodes.find(({ id }) => id === node)!
  return { amount: Number(value), isShare: unit.startsWith('share') }
}

/** How many figures of the text a node rests on. */
function figuresUnder(nodes: readonly CalculationNode[]): (id: string) => number {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const known = new Map<string, ReadonlySet<string>>()
  const under = (id: string): ReadonlySet<string> => {
    const found = known.get(id)
    if (found) return found
    known.set(id, new Set())
    const node = byId.get(id)
    const own = node ? new Set(node.inputs.flatMap((input) => [...under(input)])) : new Set([id])
    known.set(id, own)
    return own
  }
  return (id) => under(id).size
}

/** Numbers that answer some questions only; the others are about the company and always worth showing. */
const onlyFor: Readonly<Record<string, readonly AnswerQuestionId[]>> = {
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
type AnswerQuestionId = Asked['question']

function fits(label: string, question: AnswerQuestionId): boolean {
  return onlyFor[label]?.includes(question) ?? true
}

/** A figure of the text under another name is no answer. */
function isNew(node: CalculationNode, all: ReadonlyMap<string, CalculationNode>): boolean {
  if (node.source === 'text') return false
  if (!/^(?:q_[a-z0-9_]+|text_q\d+)$/.test(node.formula)) return true
  const source = all.get(node.formula)
  return source !== undefined && isNew(source, all)
}
