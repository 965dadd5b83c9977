import { functions } from '../../calculation/functions.ts'
import type { AnswerRow } from '../rows/answer-row.ts'
import { accountRows } from './account-rows.ts'
import { compareRows } from './compare-rows.ts'
import type { Scenario } from './scenario.ts'

/** A row of an answer that also says whose it is. */
export interface ScenarioRow extends AnswerRow {
  /** A group, as the text calls it. */
  subject?: string
}

/** The account of each state, each state against the one it is compared with, and what groups make together. */
export function scenarioRows(scenarios: readonly Scenario[], areOffers: boolean): ScenarioRow[] {
  const [today, ...others] = scenarios
  if (!today) return []
  const groups = others.filter(({ kind }) => kind === 'group')
  return [
    ...scenarios.flatMap((scenario) => accountOf(scenario, today)),
    ...others.filter(({ kind }) => kind === 'planned').flatMap((scenario) => compared(scenario, today)),
    ...others.filter(({ kind }) => kind === 'before').flatMap((scenario) => compared(today, scenario)),
    ...groups.slice(1).flatMap((group, n) => compared(group, groups[n]!)),
    ...(areOffers ? [] : together(groups, today)),
  ]
}

const letters = ['a', 'b', 'c', 'd']

function accountOf({ id, kind, name, inputs }: Scenario, today: Scenario): ScenarioRow[] {
  const own: ScenarioRow[] = [...inputs].map(([input, formula]) => ({
    id: `q_${id}_${input}`,
    unit: 'BRL',
    flow: false,
    formula,
  }))
  const whole = today.inputs.get('revenue') ?? today.inputs.get('loose')
  if (kind === 'group' && whole) own.push({ id: `q_${id}_whole`, unit: 'BRL', flow: true, formula: whole })
  if (kind === 'group' && inputs.has('investment') && inputs.has('installment'))
    own.push({ id: `q_${id}_entry`, unit: 'BRL', flow: false, formula: inputs.get('investment')! })
  const rows = accountRows
    .filter((row) => kind === 'group' || !/^(?:own_pay|pay_year|bills_in_all)$/.test(row.id))
    .map(({ key, ...row }): ScenarioRow => {
      const label = key && (kind === 'now' ? `today.${key}` : `${kind}.${key}`)
      return {
        ...row,
        id: `q_${id}_${row.id}`,
        formula: prefixed(row.formula, () => id),
        ...(row.when && { when: prefixed(row.when, () => id) }),
        ...(label && { label }),
        ...(kind === 'group' && { subject: name ?? `letter.${letters[Number(id.slice(1)) - 1]}` }),
      }
    })
  return [...own, ...rows]
}

function compared(changed: Scenario, reference: Scenario): ScenarioRow[] {
  const pair = `${changed.id}${reference.id}`
  const sideOf = (name: string) => (name.startsWith('a_') ? changed.id : name.startsWith('b_') ? reference.id : pair)
  return compareRows.map(({ label, ...row }) => ({
    ...row,
    id: `q_${pair}_${row.id}`,
    formula: prefixed(row.formula, sideOf),
    ...(row.when && { when: prefixed(row.when, sideOf) }),
    label: changed.kind === 'group' ? label.replace('change_of', 'groups_change') : label,
  }))
}

/** What groups bring in, leave and cost together. */
function together(groups: readonly Scenario[], today: Scenario): ScenarioRow[] {
  if (groups.length < 2) return []
  const sum = (name: string) => groups.map(({ id }) => `q_${id}_${name}`).join(' + ')
  const total = (
    id: string,
    formula: string,
    key: string,
    unit: AnswerRow['unit'] = 'BRL',
    flow = true,
  ): ScenarioRow => ({
    id: `q_all_${id}`,
    unit,
    flow,
    formula,
    label: `together.${key}`,
  })
  const fixed = today.inputs.get('fixed_all')
  return [
    total('income', sum('income'), 'revenue_calc'),
    total('gross', sum('gross'), 'gross_profit'),
    total('volume', sum('volume'), 'units', 'count'),
    total('result', sum('result'), 'result'),
    ...(fixed ? [total('result', `(${sum('gross')}) - (${fixed})`, 'result')] : []),
    ...(fixed ? [total('result', `(${sum('income')}) - (${fixed})`, 'result')] : []),
    total('card', sum('card_paid'), 'card_cost'),
    total('commission', sum('commission_paid'), 'commission_cost'),
    total('ads', sum('ads'), 'marketing'),
    total('part', 'q_all_gross / q_all_income', 'margin_mean', 'share', false),
    total('card_part', 'q_all_card / q_s0_income', 'of_revenue_card', 'share', false),
    total('price', 'q_all_income / q_all_volume', 'price', 'BRL', false),
  ]
}

/** Names stand for nodes of the state that `stateOf` gives; functions and the calendar keep theirs. */
function prefixed(formula: string, stateOf: (name: string) => string): string {
  return formula.replace(/[a-z_][a-z0-9_]*/g, (name) =>
    Object.hasOwn(functions, name) ? name : `q_${stateOf(name)}_${name.replace(/^[ab]_/, '')}`,
  )
}
