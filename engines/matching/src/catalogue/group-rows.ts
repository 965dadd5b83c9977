import type { Model } from '../model/define-model.ts'
import { plainText } from '../wording/wording.ts'
import type { Catalogue, Column } from './prepare-catalogue.ts'

/** Which rows share the places that variety allows one group. */
export function groupRows({ diversity }: Model, columns: ReadonlyMap<string, Column>): Catalogue['groups'] {
  if (diversity.group === undefined) return undefined
  const { values, categories } = columns.get(diversity.group)!
  if (!diversity.families) return { of: values, count: categories.length }
  const families = familiesOf(categories)
  const codes = [...new Set(families)]
  const codeOf = families.map((family) => codes.indexOf(family))
  return { of: values.map((code) => (Number.isNaN(code) ? code : codeOf[code]!)), count: codes.length }
}

/**
 * The family of each name: the shortest name given whose words it begins with ("Onix Plus LT" → "onix" when there is
 * an "Onix"). Whole words only, so "Golf" is no "Gol"; case and accents aside.
 */
export function familiesOf(names: readonly string[]): string[] {
  const plain = names.map((name) => plainText(name))
  const known = new Set(plain)
  return plain.map((name) => {
    const words = name.split(' ')
    for (let count = 1; count < words.length; count++) {
      const head = words.slice(0, count).join(' ')
      if (known.has(head)) return head
    }
    return name
  })
}
