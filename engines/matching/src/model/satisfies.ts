import type { Constraint } from './constraint.ts'

/** Whether one value satisfies a constraint. A value that is absent does what `unknown` says. */
export function satisfies(constraint: Constraint, value: number | string | boolean | undefined): boolean {
  if (value === undefined) return constraint.unknown === 'passes'
  switch (constraint.op) {
    case 'max':
      return typeof value === 'number' && value <= constraint.limit
    case 'min':
      return typeof value === 'number' && value >= constraint.limit
    case 'in':
      return typeof value === 'string' && constraint.values.includes(value)
    case 'not_in':
      return typeof value === 'string' && !constraint.values.includes(value)
    case 'is':
      return value === constraint.value
  }
}
