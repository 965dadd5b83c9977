import type { Constraint } from '../model/constraint.ts'
import type { Catalogue, Column } from './prepare-catalogue.ts'

/** The rows that satisfy every constraint so far. Immutable: narrowing looks only at the rows still there. */
export interface Selection {
  rows: Int32Array
  constraints: readonly Constraint[]
}

export function selectAll(catalogue: Catalogue): Selection {
  const rows = new Int32Array(catalogue.items.length)
  for (let row = 0; row < rows.length; row++) rows[row] = row
  return { rows, constraints: [] }
}

/** Adds constraints to a selection: as a questionnaire goes on, each answer scans the survivors of the last. */
export function narrow(catalogue: Catalogue, selection: Selection, constraints: readonly Constraint[]): Selection {
  let { rows } = selection
  for (const constraint of constraints) {
    const passes = rowTest(catalogue, constraint)
    const kept = new Int32Array(rows.length)
    let count = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      if (passes(row)) kept[count++] = row
    }
    rows = kept.slice(0, count)
  }
  return { rows, constraints: [...selection.constraints, ...constraints] }
}

/** A constraint compiled against the catalogue's columns. A constraint on an unknown attribute is a caller's error. */
export function rowTest(catalogue: Catalogue, constraint: Constraint): (row: number) => boolean {
  const column = getColumn(catalogue, constraint.attribute)
  const { values } = column
  const unknown = constraint.unknown === 'passes'
  switch (constraint.op) {
    case 'max': {
      const { limit } = constraint
      return (row) => values[row]! <= limit || (unknown && Number.isNaN(values[row]!))
    }
    case 'min': {
      const { limit } = constraint
      return (row) => values[row]! >= limit || (unknown && Number.isNaN(values[row]!))
    }
    case 'is': {
      const wanted = Number(constraint.value)
      return (row) => values[row]! === wanted || (unknown && Number.isNaN(values[row]!))
    }
    case 'in':
    case 'not_in': {
      const wanted = constraint.op === 'in'
      const passing = column.categories.map((name) => constraint.values.includes(name) === wanted)
      return (row) => (Number.isNaN(values[row]!) ? unknown : passing[values[row]!]!)
    }
  }
}

export function getColumn(catalogue: Catalogue, key: string): Column {
  const column = catalogue.columns.get(key)
  if (column === undefined) throw new RangeError(`model ${catalogue.model.name} has no attribute ${key}`)
  return column
}
