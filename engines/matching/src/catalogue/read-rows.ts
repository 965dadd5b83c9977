import type { Attribute } from '../model/attribute.ts'
import type { Model } from '../model/define-model.ts'
import { satisfies } from '../model/satisfies.ts'

export type Fact = number | string | boolean
export type Facts = Readonly<Record<string, Fact | undefined>>

export interface Item {
  id: string
  facts: Facts
}

/** `rejected`: the row is not in the catalogue. `dropped`: it is, without that value. */
export interface RowProblem {
  row: number
  id?: string
  code: string
  attribute?: string
  consequence: 'rejected' | 'dropped'
}

export interface ReadRows {
  items: Item[]
  problems: RowProblem[]
}

/**
 * Turns untrusted rows (`{ id, ...attributes }`) into items and a report; never throws.
 * Row codes: not_an_object, missing_id, duplicate_id, same_item (the first stays). Value codes: missing_required,
 * not_a_number, not_an_integer, out_of_range, not_text, unknown_category, not_a_boolean, and the model's contradictions.
 */
export function readRows(model: Model, rows: readonly unknown[]): ReadRows {
  const items: Item[] = []
  const problems: RowProblem[] = []
  const seen = new Set<string>()
  const listed = new Set<string>()
  for (let row = 0; row < rows.length; row++) {
    const source = rows[row]
    if (typeof source !== 'object' || source === null || Array.isArray(source)) {
      problems.push({ row, code: 'not_an_object', consequence: 'rejected' })
      continue
    }
    const record = source as Record<string, unknown>
    const id = record.id
    if (typeof id !== 'string' || id === '') {
      problems.push({ row, code: 'missing_id', consequence: 'rejected' })
      continue
    }
    if (seen.has(id)) {
      problems.push({ row, id, code: 'duplicate_id', consequence: 'rejected' })
      continue
    }
    const read = readFacts(model, record)
    for (const problem of read.problems) problems.push({ row, id, ...problem })
    if (read.problems.some((problem) => problem.consequence === 'rejected')) continue
    const identity = identityOf(model, read.facts)
    if (identity !== undefined && listed.has(identity)) {
      problems.push({ row, id, code: 'same_item', consequence: 'rejected' })
      continue
    }
    if (identity !== undefined) listed.add(identity)
    seen.add(id)
    items.push({ id, facts: read.facts })
  }
  return { items, problems }
}

/** The facts as one text when enough of them is known to say that two items of the same text are one. */
function identityOf(model: Model, facts: Facts): string | undefined {
  if (model.identity.length === 0 || model.identity.some((key) => facts[key] === undefined)) return undefined
  return JSON.stringify(model.attributes.map(({ key }) => facts[key] ?? null))
}

type ValueProblem = Pick<RowProblem, 'code' | 'attribute' | 'consequence'>

function readFacts(model: Model, record: Record<string, unknown>): { facts: Facts; problems: ValueProblem[] } {
  const facts: Record<string, Fact | undefined> = {}
  const problems: ValueProblem[] = []
  for (const attribute of model.attributes) {
    const { key, required } = attribute
    const consequence = required ? 'rejected' : 'dropped'
    const raw = Object.hasOwn(record, key) ? record[key] : undefined
    if (raw === undefined || raw === null || raw === '') {
      if (required) problems.push({ code: 'missing_required', attribute: key, consequence })
      continue
    }
    const code = whatIsWrong(attribute, raw)
    if (code === undefined) facts[key] = raw as Fact
    else problems.push({ code, attribute: key, consequence })
  }
  let known: Facts = { ...facts, ...ratiosOf(model, facts) }
  for (const rule of model.contradictions) {
    if (!rule.when.every((constraint) => satisfies(constraint, known[constraint.attribute]))) continue
    const dropped = rule.drop.filter((key) => facts[key] !== undefined)
    if (dropped.length === 0) continue
    for (const key of dropped) {
      facts[key] = undefined
      problems.push({ code: rule.code, attribute: key, consequence: 'dropped' })
    }
    known = { ...facts, ...ratiosOf(model, facts) }
  }
  return { facts: known, problems }
}

function whatIsWrong(attribute: Attribute, raw: unknown): string | undefined {
  if (attribute.kind === 'boolean') return typeof raw === 'boolean' ? undefined : 'not_a_boolean'
  if (attribute.kind === 'category') {
    if (typeof raw !== 'string') return 'not_text'
    return attribute.options === undefined || attribute.options.includes(raw) ? undefined : 'unknown_category'
  }
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return 'not_a_number'
  if (attribute.integer && !Number.isInteger(raw)) return 'not_an_integer'
  const [least, most] = attribute.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return raw < least || raw > most ? 'out_of_range' : undefined
}

/** Ratios of known values; one outside its attribute's range is left out rather than believed. */
function ratiosOf(model: Model, facts: Facts): Record<string, Fact> {
  const ratios: Record<string, Fact> = {}
  for (const attribute of model.attributes) {
    if (attribute.ratioOf === undefined || facts[attribute.key] !== undefined) continue
    const [above, below] = attribute.ratioOf.map((key) => facts[key])
    if (typeof above !== 'number' || typeof below !== 'number' || below === 0) continue
    const ratio = above / below
    if (whatIsWrong(attribute, ratio) === undefined) ratios[attribute.key] = ratio
  }
  return ratios
}
