import type { Formula } from '../../calculation/formulas.ts'
import { functions } from '../../calculation/functions.ts'
import type { NodeUnit } from '../../calculation/node.ts'

/** A number an answer may show; `label` is its key in the locale files, hidden without one. */
export interface AnswerRow extends Formula {
  label?: string
  /** Per the answer's period, or of one thing or moment. */
  flow: boolean
}

/** Names stand for `q_…` nodes; functions and the calendar keep theirs. */
const prefixed = (formula: string) =>
  formula.replace(/[a-z_][a-z0-9_]*/g, (name) => (Object.hasOwn(functions, name) ? name : `q_${name}`))

const make =
  (unit: NodeUnit, flow: boolean) =>
  (id: string, formula: string, when?: string): AnswerRow => ({
    id: `q_${id}`,
    unit,
    flow,
    formula: prefixed(formula),
    ...(when && { when: prefixed(when) }),
    ...(!id.startsWith('h_') && { label: id.replace(/_\d$/, '').replace(/_\d_/, '_') }),
  })
export const money = make('BRL', false)
export const flow = make('BRL', true)
export const share = make('share', false)
export const count = make('count', true)
export const times = make('months', false)
export const ratio = make('times', false)

export const four = [1, 2, 3, 4]
