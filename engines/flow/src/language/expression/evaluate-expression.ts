import { MAX_LIST, MAX_TEXT, readPath, type Value, valueToText } from '../value.ts'
import { countedNumber, isTrue, numberFrom, rounded, same } from './coerce.ts'
import type { BinarySign, Expression } from './expression.ts'
import { callFunction, givesText } from './functions.ts'

export type ExpressionContext = {
  variables: Readonly<Record<string, Value>>
  /** Counts work; false once a step has done too much, and then there is no value. */
  spend: (work: number) => boolean
}

/** Reading a list as text costs about this much, whatever it holds. */
const WORK_OF_LIST = 20_000

/**
 * Works an expression out. Never throws; what cannot be (a text times two, a division by zero, a place that is not there) is
 * null. A typed answer that is a number counts as one: "50" + "20" is 70, unless one of the two is a quoted text.
 */
export function evaluateExpression(expression: Expression, context: ExpressionContext): Value {
  const value = worth(expression, context)
  const size = typeof value === 'string' ? value.length : typeof value === 'object' && value !== null ? WORK_OF_LIST : 1
  return context.spend(size + 10) ? bounded(value) : null
}

function worth(node: Expression, context: ExpressionContext): Value {
  const of = (part: Expression) => evaluateExpression(part, context)
  switch (node.kind) {
    case 'value':
      return node.value
    case 'variable':
      return readPath(context.variables, node.path) ?? null
    case 'list':
      return node.items.map(of)
    case 'if':
      return of(isTrue(of(node.test)) ? node.yes : node.no)
    case 'at':
      return entryOf(of(node.of), of(node.index))
    case 'call':
      return callFunction(node.name, node.arguments.map(of))
    case 'unary': {
      const value = of(node.of)
      if (node.sign === '!') return !isTrue(value)
      const n = numberFrom(value) ?? Number.NaN
      return node.sign === '-' ? -n : n
    }
    case 'binary':
      return binary(node.sign, node, of)
  }
}

function binary(
  sign: BinarySign,
  { left, right }: { left: Expression; right: Expression },
  of: (part: Expression) => Value,
): Value {
  const a = of(left)
  if (sign === '&&') return isTrue(a) ? of(right) : a
  if (sign === '||') return isTrue(a) ? a : of(right)
  if (sign === '??') return a ?? of(right)
  const b = of(right)
  switch (sign) {
    case '+':
      return isText(left) || isText(right) ? valueToText(a) + valueToText(b) : plus(a, b)
    case '==':
      return same(a, b)
    case '!=':
      return !same(a, b)
    case '<':
      return order(a, b) < 0
    case '<=':
      return order(a, b) <= 0
    case '>':
      return order(a, b) > 0
    case '>=':
      return order(a, b) >= 0
  }
  const [x, y] = [numberFrom(a) ?? Number.NaN, numberFrom(b) ?? Number.NaN]
  return sign === '-' ? x - y : sign === '*' ? x * y : sign === '/' ? x / y : x % y
}

function plus(a: Value, b: Value): Value {
  const [x, y] = [a, b].map((value) =>
    value === null || typeof value === 'boolean' ? numberFrom(value) : countedNumber(value),
  )
  return x !== undefined && y !== undefined ? x + y : valueToText(a) + valueToText(b)
}

/** Negative, zero or positive; NaN (every comparison false) where one side is nothing. ISO dates order as texts do. */
function order(a: Value, b: Value): number {
  if (a === null || b === null || a === '' || b === '') return Number.NaN
  const [x, y] = [numberFrom(a), numberFrom(b)]
  if (x !== undefined && y !== undefined) return x - y
  const [left, right] = [valueToText(a), valueToText(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** True for what is a text by its form: a quoted one, or what a text function gives. */
function isText(node: Expression): boolean {
  if (node.kind === 'value') return typeof node.value === 'string'
  if (node.kind === 'call') return givesText(node.name)
  return node.kind === 'binary' && node.sign === '+' && (isText(node.left) || isText(node.right))
}

/** An entry of a list, a field of an object, a sign of a text; only what is its own. */
function entryOf(value: Value, index: Value): Value {
  const n = countedNumber(index)
  if (Array.isArray(value)) return (n === undefined ? undefined : value[n]) ?? null
  if (typeof value === 'string') return (n === undefined ? undefined : value[n]) ?? null
  return value === null || typeof value !== 'object' ? null : (readPath(value, [valueToText(index)]) ?? null)
}

function bounded(value: Value): Value {
  if (typeof value === 'number') return rounded(value)
  if (typeof value === 'string') return value.slice(0, MAX_TEXT)
  return Array.isArray(value) ? value.slice(0, MAX_LIST) : value
}
