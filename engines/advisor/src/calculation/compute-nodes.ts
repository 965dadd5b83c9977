import { Decimal } from 'decimal.js'
import { parseExpression } from './expression.ts'
import type { Formula } from './formulas.ts'
import type { CalculationNode } from './node.ts'

/**
 * Adds every node the formulas can reach from those given. A node gets its value once: what the text says stays, then
 * the first row of the table whose inputs exist. Rows are tried again until nothing changes, so the order of the text
 * does not matter.
 */
export function computeNodes(given: readonly CalculationNode[], formulas: readonly Formula[]): CalculationNode[] {
  const nodes = new Map(given.map((node) => [node.id, node]))
  const valueAt = (name: string) => {
    const node = nodes.get(name)
    return node && new Decimal(node.value)
  }
  for (let before = -1; before !== nodes.size; ) {
    before = nodes.size
    for (const { id, unit, formula, when } of formulas) {
      if (nodes.has(id)) continue
      const expression = parseExpression(formula)
      const condition = when === undefined ? undefined : parseExpression(when)
      if (!isReady(expression, nodes) || (condition && !isReady(condition, nodes))) continue
      if (condition && !condition.evaluate(valueAt)?.gt(0)) continue
      const value = expression.evaluate(valueAt)
      if (value)
        nodes.set(id, {
          id,
          unit,
          value: store(value),
          source: 'calculation',
          formula,
          inputs: inputsOf([expression, ...(condition ? [condition] : [])], nodes),
        })
    }
  }
  return [...nodes.values()]
}

type Parsed = ReturnType<typeof parseExpression>

function isReady(expression: Parsed, nodes: ReadonlyMap<string, CalculationNode>): boolean {
  return expression.names.every(({ name, optional }) => optional || nodes.has(name))
}

/** The condition's inputs count too: a node that exists only while there is a loss depends on the loss. */
function inputsOf(expressions: readonly Parsed[], nodes: ReadonlyMap<string, CalculationNode>): string[] {
  const names = expressions.flatMap((expression) => expression.names.map(({ name }) => name))
  return [...new Set(names)].filter((name) => nodes.has(name))
}

/** Twenty significant digits: the last eight of Decimal's 28 stay as guard digits. */
function store(value: Decimal): string {
  return value.toSignificantDigits(20).toString()
}
