import type { Comparison, Condition } from '../../language/condition-schema.ts'
import { compilePattern } from '../../language/pattern.ts'
import { type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import { type TypebotItem, textAt, valueAt } from './typebot-document.ts'

const OPERATORS: Readonly<Record<string, Comparison>> = {
  'Equal to': 'equals',
  'Not equal': 'not_equals',
  Contains: 'contains',
  'Does not contain': 'not_contains',
  'Greater than': 'greater',
  'Greater or equal to': 'greater_or_equal',
  'Less than': 'less',
  'Less or equal to': 'less_or_equal',
  'Is set': 'is_set',
  'Is empty': 'is_empty',
  'Starts with': 'starts_with',
  'Ends with': 'ends_with',
  'Matches regex': 'matches',
  'Does not match regex': 'not_matches',
}

/** There, nothing contains, begins or ends with an empty text. */
const NOTHING_MATCHES: ReadonlySet<Comparison> = new Set(['contains', 'starts_with', 'ends_with'])

/** One branch per item. A comparison that cannot be said here turns the whole block into a placeholder. */
export function convertCondition(conversion: Conversion): ConvertedBlock {
  const { id, source } = conversion
  const items = (source.items ?? []).slice(0, 50)
  const conditions = items.map((item) => conditionOf(item, conversion))
  const lost = conditions.find((condition) => typeof condition === 'string')
  if (items.length === 0) return placeholderFor(conversion)
  if (lost !== undefined) return placeholderFor(conversion, 'expression_not_supported', String(lost))
  const branches = items.map((_, index) => ({ id: `b${index + 1}`, when: conditions[index] as Condition }))
  return {
    block: { id, type: 'condition', branches },
    items: new Map(items.map((item, index) => [item, `branch:b${index + 1}`])),
    onward: ['else'],
  }
}

/** Holds for nobody: what a comparison without a variable or an operator comes to there. */
const NEVER: Condition = { any: [] }

/** The condition, or what of it cannot be translated. */
function conditionOf(item: TypebotItem, { names }: Conversion): Condition | string {
  const written = valueAt(item.content, 'comparisons')
  const tests: Condition[] = []
  for (const comparison of Array.isArray(written) ? written.slice(0, 50) : []) {
    const variable = names.byId.get(textAt(comparison, 'variableId'))
    const operator = textAt(comparison, 'comparisonOperator')
    if (variable === undefined || operator === '') {
      tests.push(NEVER)
      continue
    }
    const is = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator]! : undefined
    if (!is) return operator
    const value = textAt(comparison, 'value')
    if (is === 'is_set' || is === 'is_empty') tests.push({ variable, is })
    else if (is === 'matches' || is === 'not_matches') {
      const pattern = bareExpression(value)
      if (!compilePattern(pattern).ok) return value.slice(0, 200)
      tests.push(pattern === '' ? NEVER : { variable, is, value: pattern })
    } else if (value === '' && NOTHING_MATCHES.has(is)) tests.push(NEVER)
    else tests.push({ variable, is, value: names.inText(value, 1_000) })
  }
  if (tests.length === 0) return NEVER
  return textAt(item.content, 'logicalOperator') === 'OR' ? { any: tests } : { all: tests }
}

/** `/^a+$/i` → `^a+$`. */
function bareExpression(written: string): string {
  return (/^\/(.*)\/[a-z]*$/s.exec(written)?.[1] ?? written).slice(0, 500)
}
