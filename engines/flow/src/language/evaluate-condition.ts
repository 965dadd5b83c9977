import type { Comparison, Condition, ConditionTest } from './condition-schema.ts'
import { normalizeText } from './normalize-text.ts'
import { isEmptyValue, readPath, type Value, valueToText } from './value.ts'

export type ConditionContext = {
  variables: Readonly<Record<string, Value>>
  /** Fills `{{places}}` of the right-hand side. */
  render: (text: string) => string
  /** Tests an RE2 expression that was compiled when the flow was parsed. */
  matches: (pattern: string, text: string) => boolean
  /** Counts work; false once a step has done too much, and then no test holds. */
  spend: (work: number) => boolean
}

/** Normalising and comparing one character costs about as much as ten steps of an expression. */
const WORK_PER_CHARACTER = 10

/** Decides a condition. Texts compare without case and accents; two numbers (or texts of numbers) compare as numbers. */
export function evaluateCondition(condition: Condition, context: ConditionContext): boolean {
  if ('all' in condition) return condition.all.every((part) => evaluateCondition(part, context))
  if ('any' in condition) return condition.any.some((part) => evaluateCondition(part, context))
  if ('not' in condition) return !evaluateCondition(condition.not, context)
  return evaluateTest(condition, context)
}

function evaluateTest(test: ConditionTest, context: ConditionContext): boolean {
  const left = readPath(context.variables, test.variable.split('.'))
  if (!context.spend(WORK_PER_CHARACTER * (typeof left === 'object' ? 1_000 : String(left ?? '').length))) return false
  if (test.is === 'is_set') return !isEmptyValue(left)
  if (test.is === 'is_empty') return isEmptyValue(left)
  if (test.is === 'matches' || test.is === 'not_matches') {
    const found = context.matches(valueToText(test.value), valueToText(left))
    return test.is === 'matches' ? found : !found
  }
  const right = typeof test.value === 'string' ? context.render(test.value) : (test.value ?? '')
  return compare(test.is, left, right)
}

function compare(
  is: Exclude<Comparison, 'is_set' | 'is_empty' | 'matches' | 'not_matches'>,
  left: Value | undefined,
  right: Value,
): boolean {
  switch (is) {
    case 'equals':
      return same(left, right)
    case 'not_equals':
      return !same(left, right)
    case 'contains':
      return contains(left, right)
    case 'not_contains':
      return !contains(left, right)
    case 'starts_with':
      return plain(left).startsWith(plain(right))
    case 'ends_with':
      return plain(left).endsWith(plain(right))
    case 'one_of':
      return listOf(right).some((one) => same(left, one))
    case 'greater':
      return order(left, right) > 0
    case 'greater_or_equal':
      return order(left, right) >= 0
    case 'less':
      return order(left, right) < 0
    case 'less_or_equal':
      return order(left, right) <= 0
  }
}

function same(left: Value | undefined, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string' && left === right) return true
  const [a, b] = [toNumber(left), toNumber(right)]
  if (a !== undefined && b !== undefined) return a === b
  return plain(left) === plain(right)
}

function contains(left: Value | undefined, right: Value): boolean {
  if (Array.isArray(left)) return left.some((one) => same(one, right))
  const wanted = plain(right)
  return wanted !== '' && plain(left).includes(wanted)
}

/** Negative, zero or positive; NaN (no order, every comparison false) where one side is empty. */
function order(left: Value | undefined, right: Value): number {
  if (isEmptyValue(left) || isEmptyValue(right)) return Number.NaN
  const [a, b] = [toNumber(left), toNumber(right)]
  if (a !== undefined && b !== undefined) return a - b
  // ISO dates order as texts do.
  const [x, y] = [plain(left), plain(right)]
  return x < y ? -1 : x > y ? 1 : 0
}

function toNumber(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '' || value.length > 30) return undefined
  const n = Number(value)
  return Number.isFinite(n) ? n : undefined
}

function plain(value: Value | undefined): string {
  return normalizeText(valueToText(value))
}

function listOf(value: Value): Value[] {
  return Array.isArray(value) ? value : valueToText(value).split(',')
}
