import type { ValueFunction } from '../model/value-function.ts'
import { worthAt } from '../model/value-function.ts'
import type { Column } from './prepare-catalogue.ts'

/** Evaluates a value function over a whole column; NaN stays NaN. */
export function worthColumn(column: Pick<Column, 'values' | 'categories'>, value: ValueFunction): Float64Array {
  const { values, categories } = column
  const worth = new Float64Array(values.length)
  if (value.type === 'points') {
    for (let row = 0; row < worth.length; row++) worth[row] = worthAt(value.points, values[row]!)
    return worth
  }
  const byCode = categories.map((name) => (Object.hasOwn(value.values, name) ? value.values[name]! : value.otherwise))
  for (let row = 0; row < worth.length; row++) {
    const code = values[row]!
    worth[row] = Number.isNaN(code) ? Number.NaN : byCode[code]!
  }
  return worth
}
