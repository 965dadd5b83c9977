import { rounded } from '../../language/expression/coerce.ts'
import { MAX_LIST, readPath, type Value } from '../../language/value.ts'
import { type Move, NEXT } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { SetBlock, SetSource } from './schema.ts'

/** Assigns one variable after the other; a later one sees the earlier ones. */
export function executeSet(block: SetBlock, run: Run): Move {
  for (const { variable, value } of block.assignments) run.set(variable, assignedValue(value, variable, run))
  return NEXT
}

function assignedValue(source: SetSource, variable: string, run: Run): Value {
  switch (source.from) {
    case 'literal':
      return source.value
    case 'template':
      return run.value(source.text)
    case 'expression':
      return run.evaluate(source.expression)
    case 'append': {
      const list = readPath(run.state.variables, [variable])
      return [...(Array.isArray(list) ? list.slice(1 - MAX_LIST) : []), run.value(source.text)]
    }
    case 'sum':
      return rounded(numbers(source.of, run).reduce((sum, n) => sum + n, 0))
    case 'product':
      return rounded(numbers(source.of, run).reduce((product, n) => product * n, 1))
    case 'difference': {
      const [left, right] = numbers(source.of, run)
      return rounded(left! - right!)
    }
    case 'quotient': {
      const [left, right] = numbers(source.of, run)
      return rounded(left! / right!)
    }
  }
}

type Operand = Extract<SetSource, { from: 'sum' }>['of'][number]

/** What is no number counts as 0, as in a spreadsheet. */
function numbers(operands: readonly Operand[], run: Run): number[] {
  return operands.map((operand) => {
    if (typeof operand === 'number') return operand
    const value = readPath(run.state.variables, operand.variable.split('.'))
    const n = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    return typeof n === 'number' && Number.isFinite(n) ? n : 0
  })
}
