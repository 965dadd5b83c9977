import type { CarFileField } from '@recado/contracts/car-imports'
import type { ImportPreview } from './imports.api.ts'

/** Which field each column of a file stands for; null: none. */
export type ColumnMap = Readonly<Record<string, CarFileField | null>>

export function startingMap({ columns }: ImportPreview): ColumnMap {
  return Object.fromEntries(columns.map(({ name, field }) => [name, field]))
}

/** A field is told by one column: whoever gives it to another takes it from the first. Photos and options may be several. */
export function withField(map: ColumnMap, column: string, field: CarFileField | null): ColumnMap {
  const several = field === 'photos' || field === 'options'
  return Object.fromEntries(
    Object.entries({ ...map, [column]: field }).map(([name, kept]) => [
      name,
      name !== column && kept === field && !several ? null : kept,
    ]),
  )
}

/** What keeps it from being read: a car needs a name and a price. */
export function missingIn(map: ColumnMap): ('name' | 'price')[] {
  const has = new Set(Object.values(map))
  const named = has.has('model') || has.has('title') || has.has('brand')
  return [
    ...(named ? [] : (['name'] as const)),
    ...(has.has('price') || has.has('price_cents') ? [] : (['price'] as const)),
  ]
}

export function sentMap(map: ColumnMap): Record<string, CarFileField> {
  return Object.fromEntries(Object.entries(map).filter((pair): pair is [string, CarFileField] => pair[1] !== null))
}

/** The first values of a column that say anything, at most three. */
export function examplesOf({ rows }: Pick<ImportPreview, 'rows'>, column: string): string[] {
  return [...new Set(rows.map((row) => row[column]?.trim() ?? '').filter(Boolean))].slice(0, 3)
}
