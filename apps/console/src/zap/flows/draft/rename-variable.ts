import type { Block, FlowDocument } from '@recado/flow/schemas'
import { BUILT_IN_VARIABLES } from './built-in-variables.ts'

type Renames = ReadonlyMap<string, string>

/** Fields whose text is a variable or a path into one. */
const NAMING: ReadonlySet<string> = new Set(['variable', 'save_to', 'wishes_from'])
/** Texts in which a place is no variable's: names and kinds, regular expressions, another system's block. */
const VERBATIM: ReadonlySet<string> = new Set(['id', 'type', 'label', 'pattern', 'original', 'original_type'])

/**
 * The document with a variable under another name, wherever it stands: declared, kept, compared, worked out, said. The same
 * object where there is no such variable, or where the new name is taken or none.
 */
export function renameVariable(document: FlowDocument, from: string, to: string): FlowDocument {
  const { variables } = document
  const isDeclared = (name: string) => variables.some((variable) => variable.name === name)
  if (!isDeclared(from) || isDeclared(to) || BUILT_IN_VARIABLES.includes(to)) return document
  if (!/^(?!__)[a-z_][a-z0-9_]{0,59}$/.test(to)) return document
  const renames = new Map([[from, to]])
  const bodies = [document, ...document.sub_flows]
  // What a block shows is kept under a name made of its pick's (`recommend`).
  const picks = bodies.some(({ blocks }) => blocks.some((one) => one.type === 'recommend' && one.save_to === from))
  if (picks) renames.set(shownName(from), shownName(to))
  const renamed = <Body extends { blocks: Block[] }>(body: Body): Body => ({
    ...body,
    blocks: body.blocks.map((block) => renamedIn(block, renames) as Block),
  })
  return {
    ...renamed(document),
    variables: variables.map((variable) => {
      const name = renames.get(variable.name)
      return name === undefined ? variable : { ...variable, name }
    }),
    sub_flows: document.sub_flows.map(renamed),
  }
}

function shownName(name: string): string {
  return `${name.slice(0, 52)}_shown`
}

/** The same object where the variable does not stand in it, so that a step back costs what it changed. */
function renamedIn(value: unknown, renames: Renames, key = ''): unknown {
  if (typeof value === 'string') return NAMING.has(key) ? renamedPath(value, renames) : renamedPlaces(value, renames)
  if (Array.isArray(value)) {
    const items = value.map((item) => renamedIn(item, renames, key))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (value === null || typeof value !== 'object') return value
  return withEntries(value, (name, one) => {
    if (VERBATIM.has(name) || (name === 'value' && isTaken(value))) return one
    // `{{secret.crm}}` in a header is a secret, also where a variable is called so.
    if (name === 'headers') return renamedFields(one, without(renames, 'secret'))
    return name === 'body' ? renamedFields(one, renames) : renamedIn(one, renames, name)
  })
}

/** Whether a `value` is taken as it stands: of a regular expression, of a literal. */
function isTaken(object: object): boolean {
  if ('from' in object && object.from === 'literal') return true
  return 'is' in object && (object.is === 'matches' || object.is === 'not_matches')
}

/** Of headers and of a body's fields, whose names are the company's: nothing follows from them. */
function renamedFields(fields: unknown, renames: Renames): unknown {
  if (fields === null || typeof fields !== 'object') return fields
  return withEntries(fields, (_name, text) => (typeof text === 'string' ? renamedPlaces(text, renames) : text))
}

function withEntries(object: object, change: (name: string, value: unknown) => unknown): object {
  const entries = Object.entries(object)
  const next = entries.map(([name, value]): [string, unknown] => [name, change(name, value)])
  return next.every(([, value], index) => value === entries[index]?.[1]) ? object : Object.fromEntries(next)
}

function without(renames: Renames, name: string): Renames {
  return renames.has(name) ? new Map([...renames].filter(([from]) => from !== name)) : renames
}

function renamedPath(path: string, renames: Renames): string {
  const [first = '', ...rest] = path.split('.')
  const to = renames.get(first)
  return to === undefined ? path : [to, ...rest].join('.')
}

/** `{{name}}`, `{{ name.field | filter }}`, also within an expression. */
function renamedPlaces(text: string, renames: Renames): string {
  if (!text.includes('{{')) return text
  return text.replace(
    /(\{\{\s*)([A-Za-z_]\w*)(?=\s*[.|}])/g,
    (_place, open: string, name: string) => `${open}${renames.get(name) ?? name}`,
  )
}
