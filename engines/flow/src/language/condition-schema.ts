import { z } from 'zod'
import { variablePath } from './names.ts'

export const COMPARISONS = [
  'equals',
  'not_equals',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'greater',
  'greater_or_equal',
  'less',
  'less_or_equal',
  'one_of',
  'matches',
  'not_matches',
  'is_set',
  'is_empty',
] as const
export type Comparison = (typeof COMPARISONS)[number]

const test = z.strictObject({
  variable: variablePath,
  is: z.enum(COMPARISONS),
  /** A literal, or a text with `{{variable}}` places; for `matches` an RE2 expression, taken as it is. */
  value: z.union([z.string().max(1_000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)]).optional(),
})
export type ConditionTest = z.infer<typeof test>

export type Condition = ConditionTest | { all: Condition[] } | { any: Condition[] } | { not: Condition }

/** A test of one variable, or `all`, `any` and `not` of conditions, nested as deep as a document may be. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    test,
    z.strictObject({ all: z.array(conditionSchema).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).max(50) }),
    z.strictObject({ not: conditionSchema }),
  ]),
)

/** Every test inside a condition, for the validator. */
export function conditionTests(condition: Condition): ConditionTest[] {
  if ('all' in condition) return condition.all.flatMap(conditionTests)
  if ('any' in condition) return condition.any.flatMap(conditionTests)
  if ('not' in condition) return conditionTests(condition.not)
  return [condition]
}
