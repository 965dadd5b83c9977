import { MAX_LIST, MAX_TEXT, type Value, valueToText } from '../value.ts'
import { numberFrom, same } from './coerce.ts'

type Given = readonly Value[]
type Entry = { takes: readonly [least: number, most: number]; run: (given: Given) => Value }

const MANY = 50
const text = (of: (text: string) => Value): Entry => ({ takes: [1, 1], run: ([value]) => of(valueToText(value)) })
const maths = (of: (n: number) => number): Entry => ({
  takes: [1, 1],
  run: ([value]) => of(numberFrom(value) ?? Number.NaN),
})
const pair = (of: (text: string, other: string) => Value): Entry => ({
  takes: [2, 2],
  run: ([value, other]) => of(valueToText(value), valueToText(other)),
})
const numbers = (of: (list: number[]) => number): Entry => ({
  takes: [1, MANY],
  run: (given) => of(given.flat().map((value) => numberFrom(value as Value) ?? Number.NaN)),
})

/** What an expression may call. Texts and lists that come out are cut to what a variable may keep; nothing runs code. */
const FUNCTIONS = {
  upper: text((value) => value.toUpperCase()),
  lower: text((value) => value.toLowerCase()),
  trim: text((value) => value.trim()),
  text: { takes: [1, 1], run: (given) => given.map(valueToText).join('') },
  number: { takes: [1, 2], run: ([value]) => numberIn(value, /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/i) },
  whole: { takes: [1, 2], run: ([value]) => numberIn(value, /^\s*[-+]?\d+/) },
  length: { takes: [1, 1], run: ([value]) => (Array.isArray(value) ? value.length : valueToText(value).length) },
  contains: {
    takes: [2, 2],
    run: ([value, wanted]) =>
      Array.isArray(value) ? value.some((one) => same(one, wanted!)) : valueToText(value).includes(valueToText(wanted)),
  },
  starts_with: pair((value, start) => value.startsWith(start)),
  ends_with: pair((value, end) => value.endsWith(end)),
  index_of: {
    takes: [2, 2],
    run: ([value, wanted]) =>
      Array.isArray(value)
        ? value.findIndex((one) => same(one, wanted!))
        : valueToText(value).indexOf(valueToText(wanted)),
  },
  replace: {
    takes: [3, 3],
    run: ([value, old, other]) => valueToText(value).replace(valueToText(old), () => valueToText(other)),
  },
  replace_all: {
    takes: [3, 3],
    run: ([value, old, other]) => joined(valueToText(value).split(valueToText(old)), valueToText(other)),
  },
  split: pair((value, separator) => value.split(separator, MAX_LIST)),
  join: {
    takes: [1, 2],
    run: ([value, separator]) =>
      joined(listOf(value).map(valueToText), separator === undefined ? ',' : valueToText(separator)),
  },
  slice: {
    takes: [2, 3],
    run: ([value, from, to]) => (Array.isArray(value) ? value : valueToText(value)).slice(place(from), end(to)),
  },
  substring: { takes: [2, 3], run: ([value, from, to]) => valueToText(value).substring(place(from), end(to)) },
  substr: {
    takes: [2, 3],
    run: ([value, from, count]) => {
      const rest = valueToText(value).slice(place(from))
      return count === undefined ? rest : rest.slice(0, Math.max(0, place(count)))
    },
  },
  at: {
    takes: [2, 2],
    run: ([value, index]) => (Array.isArray(value) ? value : valueToText(value)).at(place(index)) ?? null,
  },
  first: { takes: [1, 1], run: ([value]) => listOf(value)[0] ?? null },
  last: { takes: [1, 1], run: ([value]) => listOf(value).at(-1) ?? null },
  concat: {
    takes: [1, MANY],
    run: (given) => (Array.isArray(given[0]) ? given.flat(1) : given.map(valueToText).join('')) as Value,
  },
  reverse: { takes: [1, 1], run: ([value]) => listOf(value).toReversed() },
  pad_start: {
    takes: [2, 3],
    run: ([value, length, sign]) =>
      valueToText(value).padStart(Math.min(place(length), MAX_TEXT), sign === undefined ? ' ' : valueToText(sign)),
  },
  fixed: {
    takes: [1, 2],
    run: ([value, digits]) => numberFrom(value)?.toFixed(Math.min(Math.max(place(digits ?? 0), 0), 20)) ?? null,
  },
  round: {
    takes: [1, 2],
    run: ([value, digits]) => {
      const factor = 10 ** Math.min(Math.max(place(digits ?? 0), 0), 10)
      return Math.round((numberFrom(value) ?? Number.NaN) * factor) / factor
    },
  },
  floor: maths(Math.floor),
  ceil: maths(Math.ceil),
  trunc: maths(Math.trunc),
  abs: maths(Math.abs),
  sqrt: maths(Math.sqrt),
  pow: { takes: [2, 2], run: ([base, power]) => (numberFrom(base) ?? Number.NaN) ** (numberFrom(power) ?? Number.NaN) },
  min: numbers((list) => Math.min(...list)),
  max: numbers((list) => Math.max(...list)),
  sum: numbers((list) => list.reduce((sum, n) => sum + n, 0)),
} satisfies Record<string, Entry>

export type FunctionName = keyof typeof FUNCTIONS

/** Names that JavaScript has for them. */
const ALSO: ReadonlyMap<string, FunctionName> = new Map<string, FunctionName>(
  Object.entries({
    toUpperCase: 'upper',
    toLowerCase: 'lower',
    String: 'text',
    toString: 'text',
    Number: 'number',
    parseFloat: 'number',
    parseInt: 'whole',
    includes: 'contains',
    startsWith: 'starts_with',
    endsWith: 'ends_with',
    indexOf: 'index_of',
    replaceAll: 'replace_all',
    charAt: 'at',
    padStart: 'pad_start',
    toFixed: 'fixed',
  } as const),
)
/** Functions whose value is a text even where it looks like a number: "1" + "2" is "12" behind them. */
const TEXTS: ReadonlySet<FunctionName> = new Set([
  'upper',
  'lower',
  'trim',
  'text',
  'replace',
  'replace_all',
  'join',
  'fixed',
  'pad_start',
])

export function functionNamed(written: string): FunctionName | undefined {
  if (Object.hasOwn(FUNCTIONS, written)) return written as FunctionName
  return ALSO.get(written)
}

export function takesArguments(name: FunctionName, count: number): boolean {
  const [least, most] = FUNCTIONS[name].takes
  return count >= least && count <= most
}

export function givesText(name: FunctionName): boolean {
  return TEXTS.has(name)
}

export function callFunction(name: FunctionName, given: Given): Value {
  return FUNCTIONS[name].run(given)
}

function listOf(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [...valueToText(value).slice(0, MAX_LIST)]
}

/** Puts parts together, up to what a variable keeps: 20,000 parts with 20,000 signs between them are never made. */
function joined(parts: readonly string[], separator: string): string {
  let whole = ''
  for (const [index, part] of parts.entries()) {
    if (whole.length > MAX_TEXT) break
    whole += index === 0 ? part : separator + part
  }
  return whole.slice(0, MAX_TEXT)
}

function place(value: Value | undefined): number {
  const n = Math.trunc(numberFrom(value) ?? 0)
  return Number.isFinite(n) ? n : 0
}

function end(value: Value | undefined): number | undefined {
  return value === undefined ? undefined : place(value)
}

function numberIn(value: Value | undefined, pattern: RegExp): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0
  const written = pattern.exec(valueToText(value).slice(0, 100))
  return written ? Number(written[0]) : null
}
