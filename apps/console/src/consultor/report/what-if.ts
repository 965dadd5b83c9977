import type { ExecutionResult, ResultNode, ResultNumber } from '@recado/contracts/execution-result'
import { parseFormula } from './formula.ts'

/** A figure that somebody told, to be moved. */
export interface Lever {
  /** The node of the figure itself. */
  node: string
  label: string
  value: number
  unit: string
}

const MOST_OUTCOMES = 6
const RESULT = 'profit'

export interface WhatIf {
  levers: readonly Lever[]
  /** What the levers move: the answer's leading numbers, and the month's result. */
  outcomes: readonly ResultNumber[]
  /** The numbers anew, with some figures moved; undefined where one cannot be computed then. */
  recompute(moved: ReadonlyMap<string, number>): (node: string) => number | undefined
}

/** What of a result can be moved, and what moves with it. Formulas are the board's own: nothing is asked. */
export function whatIfOf({ nodes, answer, numbers }: ExecutionResult): WhatIf {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const formulas = new Map(nodes.map(({ id, formula }) => [id, parseFormula(formula)]))
  const recompute = recomputer(known, formulas)
  const candidates = nodes.flatMap((node) => leverOf(node, known))
  const leading = answer.numbers.slice(0, MOST_OUTCOMES)
  const result = numbers.filter(({ node }) => node === RESULT)
  const shown = [...leading, ...(leading.some(({ unit, value }) => isSame(result[0], unit, value)) ? [] : result)]
  const moves = (lever: Lever, node: string) => {
    const before = recompute(new Map())(node)
    const after = recompute(new Map([[lever.node, lever.value * 1.1]]))(node)
    return before !== undefined && after !== undefined && Math.abs(after - before) > 1e-9 * Math.abs(before)
  }
  const levers = candidates.filter((lever) => shown.some(({ node }) => moves(lever, node)))
  return { levers, outcomes: shown.filter(({ node }) => levers.some((lever) => moves(lever, node))), recompute }
}

/** The same number under two names: the diagnosis' and the answer's. */
function isSame(one: ResultNumber | undefined, unit: string, value: number): boolean {
  return one !== undefined && one.unit.split('/')[0] === unit.split('/')[0] && Math.abs(one.value - value) < 0.005
}

/** A metric that is a figure of the text as it stands, by the metric's name. */
function leverOf({ label, formula, unit }: ResultNode, known: ReadonlyMap<string, ResultNode>): Lever[] {
  const told = known.get(formula)
  const value = Number(told?.value)
  if (told?.source !== 'text' || label === null || value === 0) return []
  return [{ node: told.id, label, value, unit }]
}

function recomputer(
  known: ReadonlyMap<string, ResultNode>,
  formulas: ReadonlyMap<string, ReturnType<typeof parseFormula>>,
): WhatIf['recompute'] {
  return (moved) => {
    const done = new Map<string, number | undefined>(moved)
    const read = (id: string): number | undefined => {
      if (done.has(id)) return done.get(id)
      const node = known.get(id)
      if (node === undefined) return undefined
      if (node.source !== 'calculation') return Number(node.value)
      // A circle would be the board's mistake: it ends here, without a number.
      done.set(id, undefined)
      const value = formulas.get(id)?.(read)
      done.set(id, value)
      return value
    }
    return read
  }
}
