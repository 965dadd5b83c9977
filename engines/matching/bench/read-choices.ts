import { type Attribute, attributeSchema } from '../src/model/attribute.ts'
import { csvRows } from '../src/stock/csv-rows.ts'
import type { Choice } from '../src/tastes/choice.ts'
import { type Gathered, gatherLong, gatherWide } from './gather-choices.ts'
import { UnreadableChoices } from './unreadable-choices.ts'

/** A file of choices as it was understood. */
export interface ChoiceFile {
  choices: Choice[]
  /** Of what is chosen among. Numbers carry no direction: which way is better is learned from training people. */
  attributes: Attribute[]
  /** Of the people, in `Choice.about`: the same on every row of one person. */
  aboutPeople: Attribute[]
  layout: 'long' | 'wide'
  /** The attribute that is a price, if one is named like it. */
  price?: string
}

const PRICE = /^(price|preco|preço|valor|cost|custo)(_|$)/i
const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '.'])

/**
 * Reads a CSV of choices with any attributes and any number of alternatives (comma, semicolon or tab). Long: a row an
 * alternative, with columns for the person, the choice and whether it was taken. Wide: a row a choice, with columns
 * price1, price2 … and one that says which was taken. Columns that never differ within a person describe the person.
 * @throws UnreadableChoices, naming the line or the column.
 */
export function readChoices(csv: string): ChoiceFile {
  const text = csv.replace(/^\uFEFF/, '')
  const firstLine = text.split(/\r?\n/, 1)[0] ?? ''
  const separator = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0]!
  const reader = csvRows(separator)
  const [header, ...rows] = [...reader.push(text), ...reader.end()]
  if (header === undefined || header.cells.length < 3)
    throw new UnreadableChoices('no header with at least three columns')
  const names = header.cells.map((name) => name.trim())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new UnreadableChoices(`the column "${twice}" is there twice`)
  if (rows.length === 0) throw new UnreadableChoices('a header and no rows')
  for (const { line, cells } of rows)
    if (cells.length !== names.length)
      throw new UnreadableChoices(`line ${line} has ${cells.length} cells; the header has ${names.length}`)

  const wide = gatherWide(names, rows)
  return understand(wide ?? gatherLong(names, rows), wide === undefined ? 'long' : 'wide')
}

function understand(gathered: Gathered, layout: ChoiceFile['layout']): ChoiceFile {
  const { sets } = gathered
  const people = new Set(sets.map(({ person }) => person))
  if (people.size < 10)
    throw new UnreadableChoices(`choices of ${people.size} people; at least 10 are needed to hold some out`)
  const describes = gathered.columns.filter((name) => isOfPeople(name, sets, people.size))
  const ofItems = gathered.columns.filter((name) => !describes.includes(name) && varies(name, sets))
  if (ofItems.length === 0) throw new UnreadableChoices('no column in which the alternatives of a choice differ')
  const attributes = ofItems.map((name) =>
    attributeOf(
      name,
      sets.flatMap(({ rows }) => rows.map((row) => row[name] ?? '')),
    ),
  )
  const aboutPeople = describes.map((name) =>
    attributeOf(
      name,
      sets.map(({ rows }) => rows[0]![name] ?? ''),
    ),
  )
  const facts = (from: readonly Attribute[], row: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      from.map((attribute) => [attribute.key, factOf(attribute, row[nameOf.get(attribute.key)!] ?? '')]),
    )
  const nameOf = new Map([...ofItems, ...describes].map((name) => [keyOf(name), name]))
  const price = attributes.find(({ key, kind }) => kind === 'number' && PRICE.test(key))?.key
  return {
    choices: sets.map(({ person, rows, chosen }) => ({
      person,
      alternatives: rows.map((row) => facts(attributes, row)),
      chosen,
      ...(aboutPeople.length === 0 ? {} : { about: facts(aboutPeople, rows[0]!) }),
    })),
    attributes,
    aboutPeople,
    layout,
    ...(price === undefined ? {} : { price }),
  }
}

type Sets = Gathered['sets']

/** The same on all rows of each person, and not of everybody. Of one choice each nothing else can be told apart. */
function isOfPeople(name: string, sets: Sets, people: number): boolean {
  const valueBy = new Map<string, string>()
  for (const { person, rows } of sets)
    for (const row of rows) {
      const value = row[name] ?? ''
      if (valueBy.has(person) && valueBy.get(person) !== value) return false
      valueBy.set(person, value)
    }
  const different = new Set(valueBy.values()).size
  return different > 1 && (different < people || [...valueBy.values()].every((value) => isNumber(value)))
}

function varies(name: string, sets: Sets): boolean {
  return sets.some(({ rows }) => rows.some((row) => row[name] !== rows[0]![name]))
}

function attributeOf(name: string, cells: readonly string[]): Attribute {
  const known = cells.filter((cell) => !MISSING.has(cell.trim().toLowerCase()))
  const different = new Set(known.map((cell) => cell.trim()))
  const numeric = known.length > 0 && [...different].every(isNumber)
  const isFlag = numeric && [...different].every((cell) => Number(cell) === 0 || Number(cell) === 1)
  const kind = isFlag ? 'boolean' : numeric ? 'number' : 'category'
  if (kind === 'category' && different.size > 60)
    throw new UnreadableChoices(
      `the column "${name}" has ${different.size} different texts: neither numbers nor categories`,
    )
  return attributeSchema.parse({ key: keyOf(name), kind })
}

function factOf({ kind }: Attribute, cell: string): number | string | boolean | undefined {
  const text = cell.trim()
  if (MISSING.has(text.toLowerCase())) return undefined
  return kind === 'number' ? Number(text) : kind === 'boolean' ? Number(text) === 1 : text
}

const isNumber = (cell: string): boolean => cell.trim() !== '' && Number.isFinite(Number(cell))

/** A key of the engine from a column's name: "Price (US$)" → "price_us". */
function keyOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return /^[a-z]/.test(plain) ? plain : `c_${plain}`
}
