import type { Catalogue, Column } from '../catalogue/prepare-catalogue.ts'

/** Rows that are alike in every category: only among them can one be the same as another and better. */
interface Alike {
  groupOf: Int32Array
  groups: readonly number[][]
}

const KNOWN = new WeakMap<Catalogue['columns'], Alike>()

/** Once per catalogue version, in one pass a category: comparing each row with all others costs 10,000 times as much. */
function alikeIn({ columns, items }: Catalogue): Alike {
  const known = KNOWN.get(columns)
  if (known !== undefined) return known
  const groupOf = new Int32Array(items.length)
  let count = items.length === 0 ? 0 : 1
  for (const { attribute, values } of columns.values()) {
    if (attribute.direction !== undefined || attribute.kind === 'number') continue
    const parts = new Map<string, number>()
    for (let row = 0; row < groupOf.length; row++) {
      const key = `${groupOf[row]} ${values[row]}`
      let part = parts.get(key)
      if (part === undefined) {
        part = parts.size
        parts.set(key, part)
      }
      groupOf[row] = part
    }
    count = parts.size
  }
  const groups: number[][] = Array.from({ length: count }, () => [])
  groupOf.forEach((group, row) => {
    groups[group]!.push(row)
  })
  const alike = { groupOf, groups }
  KNOWN.set(columns, alike)
  return alike
}

/** Whether some row that `counts` is like this one in every category, nowhere worse and somewhere better: equal but cheaper. */
export function hasBetterTwin(catalogue: Catalogue, row: number, counts: (other: number) => boolean): boolean {
  const { groupOf, groups } = alikeIn(catalogue)
  const columns = [...catalogue.columns.values()]
  return groups[groupOf[row]!]!.some((other) => other !== row && counts(other) && isBetter(columns, row, other))
}

function isBetter(columns: readonly Column[], own: number, other: number): boolean {
  let better = false
  for (const { values, attribute } of columns) {
    const [mine, its] = [values[own]!, values[other]!]
    const { direction, kind } = attribute
    // An undirected number, as a reference price, makes nothing better or worse.
    if (mine === its || (Number.isNaN(mine) && Number.isNaN(its)) || (kind === 'number' && !direction)) continue
    if (direction === undefined || !(direction === 'lower' ? its < mine : its > mine)) return false
    better = true
  }
  return better
}
