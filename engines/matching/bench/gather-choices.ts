import type { CsvRow } from '../src/stock/csv-rows.ts'
import { UnreadableChoices } from './unreadable-choices.ts'

/** Choices gathered from rows, cells still as text. */
export interface Gathered {
  /** Columns that describe alternatives or people. */
  columns: string[]
  sets: { person: string; rows: Readonly<Record<string, string>>[]; chosen: number }[]
}

const PERSON =
  /^(person|respondent|resp|individual|indiv|id|user|subject|participant|buyer|pessoa|cliente|household)(_?id)?$/
const SET =
  /^(choice|choice_?set|set|task|question|q|scenario|situation|obs|observation|cset|case|escolha|card)(_?(id|n|nr|no|num))?$/
const ALTERNATIVE = /^(alt|alternative|option|opt|alternativa|opcao|position)(_?(id|n|nr|no|num))?$/
const TAKEN = /^(chosen|selected|picked|taken|decision|escolhido)$/
/** Names that say it only when no better one is there. */
const PERHAPS_TAKEN = /^(choice|escolha|y|result)$/

const plain = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()

/** A row an alternative. @throws UnreadableChoices when a column is missing or a choice does not add up. */
export function gatherLong(names: readonly string[], rows: readonly CsvRow[]): Gathered {
  const at = (pattern: RegExp, not: readonly number[] = []): number =>
    names.findIndex((name, i) => pattern.test(plain(name)) && !not.includes(i))
  // "choice" alone says whether it was taken; "choice_id" says which choice it is.
  const takenAt = at(TAKEN) === -1 ? at(PERHAPS_TAKEN) : at(TAKEN)
  const personAt = at(PERSON, [takenAt])
  // With one choice a person, the person's number is the choice's.
  const setAt = at(SET, [takenAt]) === -1 ? personAt : at(SET, [takenAt])
  const altAt = at(ALTERNATIVE)
  const missing = [
    [takenAt, 'whether the alternative was taken (choice, chosen, selected: 0 or 1)'],
    [setAt, 'which choice the row belongs to (choice_id, task, obs)'],
  ].filter(([place]) => place === -1)
  if (missing.length > 0)
    throw new UnreadableChoices(
      `no column says ${missing.map(([, what]) => what).join('; nor ')}. The file has: ${names.join(', ')}`,
    )
  const sets = new Map<string, { person: string; rows: Record<string, string>[]; taken: number[]; line: number }>()
  for (const { line, cells } of rows) {
    const set = cells[setAt]!
    const person = personAt === -1 ? set : cells[personAt]!
    const key = JSON.stringify([person, set])
    const found = sets.get(key) ?? { person, rows: [], taken: [], line }
    sets.set(key, found)
    if (isTaken(cells[takenAt]!, altAt === -1 ? undefined : cells[altAt], line)) found.taken.push(found.rows.length)
    found.rows.push(Object.fromEntries(names.map((name, i) => [name, cells[i]!])))
  }
  // An alternative that has a name is described by it; a running number is only a place.
  const isNamed = altAt !== -1 && rows.some(({ cells }) => !Number.isFinite(Number(cells[altAt])))
  const own = [takenAt, setAt, personAt, ...(isNamed ? [] : [altAt])]
  return {
    columns: names.filter((_, i) => !own.includes(i)),
    sets: [...sets.values()].map(({ person, rows: alternatives, taken, line }) => {
      const where = `the choice that begins on line ${line}`
      if (alternatives.length < 2) throw new UnreadableChoices(`${where} has one alternative only`)
      if (taken.length !== 1) throw new UnreadableChoices(`${where} has ${taken.length} alternatives taken, not one`)
      return { person, rows: alternatives, chosen: taken[0]! }
    }),
  }
}

function isTaken(cell: string, alternative: string | undefined, line: number): boolean {
  const text = cell.trim().toLowerCase()
  if (['1', 'true', 'yes', 'sim'].includes(text)) return true
  if (['0', 'false', 'no', 'nao', 'não', ''].includes(text)) return false
  if (alternative !== undefined) return text === alternative.trim().toLowerCase()
  throw new UnreadableChoices(`line ${line}: "${cell}" does not say whether the alternative was taken`)
}

/** A row a choice, with name1 … nameN; undefined when the columns are not like that. */
export function gatherWide(names: readonly string[], rows: readonly CsvRow[]): Gathered | undefined {
  const numbered = names.map((name) => /^(.*?[^\d_.])[_.]?(\d+)$/.exec(name))
  const placesOf = new Map<string, Map<number, number>>()
  numbered.forEach((found, i) => {
    if (found === null) return
    const places = placesOf.get(found[1]!) ?? new Map<number, number>()
    placesOf.set(found[1]!, places.set(Number(found[2]), i))
  })
  const most = Math.max(0, ...[...placesOf.values()].map((places) => places.size))
  if (most < 2) return undefined
  const bases = [...placesOf].filter(([, places]) => places.size === most)
  const places = [...bases[0]![1].keys()].sort((a, b) => a - b)
  if (bases.some(([, own]) => places.some((place) => !own.has(place)))) return undefined
  const taken = [TAKEN, PERHAPS_TAKEN].map((pattern) => names.findIndex((name) => pattern.test(plain(name))))
  const takenAt = taken[0] === -1 ? taken[1]! : taken[0]!
  if (takenAt === -1) return undefined
  const personAt = names.findIndex((name, i) => i !== takenAt && PERSON.test(plain(name)))
  const inBases = new Set(bases.flatMap(([, own]) => [...own.values()]))
  const others = names.flatMap((name, i) =>
    i === takenAt || i === personAt || inBases.has(i) || name === '' ? [] : [i],
  )
  const named = rows.every(({ cells }) => places.includes(Number(/(\d+)\s*$/.exec(cells[takenAt]!)?.[1] ?? Number.NaN)))
  if (!named)
    throw new UnreadableChoices(
      `the columns go by ${places.join(', ')}, and "${names[takenAt]}" does not name one of them in every row`,
    )
  return {
    columns: [...bases.map(([base]) => base), ...others.map((i) => names[i]!)],
    sets: rows.map(({ cells, line }) => ({
      person: personAt === -1 ? `line ${line}` : cells[personAt]!,
      chosen: places.indexOf(Number(/(\d+)\s*$/.exec(cells[takenAt]!)![1])),
      rows: places.map((place) =>
        Object.fromEntries([
          ...bases.map(([base, own]) => [base, cells[own.get(place)!]!]),
          ...others.map((i) => [names[i]!, cells[i]!]),
        ]),
      ),
    })),
  }
}
