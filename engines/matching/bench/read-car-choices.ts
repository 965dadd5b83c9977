import type { Attribute } from '../src/model/attribute.ts'
import { attributeSchema } from '../src/model/attribute.ts'
import type { Choice } from '../src/tastes/choice.ts'

const COLUMNS = 'person_id,choice_id,alt,choice,price,opcost,range,ev,gas,hybrid,hiperf,medhiperf'

/** The attributes of the choice experiment: dollars, dollars a month, hundreds of miles (electric only), three levels. */
export const choiceAttributes: Attribute[] = [
  { key: 'price', kind: 'number' as const, direction: 'lower' as const },
  { key: 'opcost', kind: 'number' as const, direction: 'lower' as const },
  { key: 'range', kind: 'number' as const, direction: 'higher' as const },
  { key: 'fuel', kind: 'category' as const },
  { key: 'performance', kind: 'number' as const, direction: 'higher' as const },
].map((attribute) => attributeSchema.parse(attribute))

/**
 * Reads the CSV of choices among cars, in the file's order (a person's choices stay in sequence).
 * @throws Error when the header or a row is not as documented.
 */
export function readCarChoices(csv: string): Choice[] {
  const [header, ...lines] = csv.trim().split(/\r?\n/)
  if (header !== COLUMNS) throw new Error(`expected the columns ${COLUMNS}`)
  const sets = new Map<string, { person: string; alternatives: Choice['alternatives'][number][]; chosen: number[] }>()
  for (const line of lines) {
    const cells = line.split(',').map(Number)
    if (cells.length !== 12 || cells.some(Number.isNaN)) throw new Error(`cannot read the row ${line}`)
    const [person, choice, , taken, price, opcost, range, ev, gas, , hiperf, medhiperf] = cells as number[] & {
      length: 12
    }
    const key = `${person}/${choice}`
    const set = sets.get(key) ?? { person: String(person), alternatives: [], chosen: [] }
    sets.set(key, set)
    if (taken === 1) set.chosen.push(set.alternatives.length)
    set.alternatives.push({
      price: price!,
      opcost: opcost!,
      ...(ev === 1 ? { range: range! } : {}),
      fuel: ev === 1 ? 'electric' : gas === 1 ? 'gas' : 'hybrid',
      performance: hiperf! + medhiperf!,
    })
  }
  return [...sets.values()].map(({ person, alternatives, chosen }) => {
    if (chosen.length !== 1) throw new Error(`person ${person} has a choice with ${chosen.length} answers`)
    return { person, alternatives, chosen: chosen[0]! }
  })
}
