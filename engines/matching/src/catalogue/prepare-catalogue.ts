import type { Attribute } from '../model/attribute.ts'
import type { Model } from '../model/define-model.ts'
import { groupRows } from './group-rows.ts'
import { type Item, type RowProblem, readRows } from './read-rows.ts'
import { worthColumn } from './worth-column.ts'

/** One attribute over all items. Numbers and booleans (0/1) are in `values`; categories are codes into `categories`. */
export interface Column {
  attribute: Attribute
  /** NaN where unknown. For categories the code, NaN where unknown. */
  values: Float64Array
  categories: readonly string[]
  codeOf: ReadonlyMap<string, number>
  /** Worth under the model's own value function, 0..1, NaN where unknown; absent when the model gives none. */
  worth?: Float64Array
}

/** A catalogue version, ready to be ranked many times. Immutable; rebuild when rows or model change. */
export interface Catalogue {
  model: Model
  items: readonly Item[]
  columns: ReadonlyMap<string, Column>
  /** Position of an item by id. */
  rowOf: ReadonlyMap<string, number>
  /** Rows ordered by the model's tie attributes and then id: `order[row]` is the row's rank. */
  order: Int32Array
  /** The diversity group of each row as a number from 0, NaN without one; absent when the model has no groups. */
  groups?: { of: Float64Array; count: number }
  /** What was wrong with the rows given. */
  problems: readonly RowProblem[]
}

/** Reads rows once into columns, so that a ranking is a few passes over typed arrays. Never throws on bad rows. */
export function prepareCatalogue(model: Model, rows: readonly unknown[]): Catalogue {
  const { items, problems } = readRows(model, rows)
  const columns = new Map<string, Column>()
  for (const attribute of model.attributes) columns.set(attribute.key, buildColumn(attribute, items))
  const groups = groupRows(model, columns)
  return {
    model,
    items,
    columns,
    ...(groups === undefined ? {} : { groups }),
    rowOf: new Map(items.map((item, row) => [item.id, row])),
    order: tieOrder(model, items, columns),
    problems,
  }
}

function buildColumn(attribute: Attribute, items: readonly Item[]): Column {
  const values = new Float64Array(items.length).fill(Number.NaN)
  const codeOf = new Map<string, number>()
  for (let row = 0; row < items.length; row++) {
    const fact = items[row]!.facts[attribute.key]
    if (typeof fact === 'string') {
      let code = codeOf.get(fact)
      if (code === undefined) {
        code = codeOf.size
        codeOf.set(fact, code)
      }
      values[row] = code
    } else if (fact !== undefined) values[row] = Number(fact)
  }
  const column: Column = { attribute, values, categories: [...codeOf.keys()], codeOf }
  if (attribute.value !== undefined) column.worth = worthColumn(column, attribute.value)
  return column
}

function tieOrder(model: Model, items: readonly Item[], columns: ReadonlyMap<string, Column>): Int32Array {
  const keys = model.ties.map((key) => {
    const { values, attribute } = columns.get(key)!
    return { values, sign: attribute.direction === 'lower' ? 1 : -1 }
  })
  const rows = Array.from(items, (_, row) => row).sort((a, b) => {
    for (const { values, sign } of keys) {
      const left = values[a]!
      const right = values[b]!
      if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1
      if (left !== right && !Number.isNaN(left)) return sign * (left - right)
    }
    return items[a]!.id < items[b]!.id ? -1 : 1
  })
  const order = new Int32Array(items.length)
  for (let rank = 0; rank < rows.length; rank++) order[rows[rank]!] = rank
  return order
}
