import { type Condition, conditionSchema } from '@recado/flow/schemas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { branchCondition, conditionOf, groupOf, newTest } from './condition-group.ts'

const a = { ...newTest(), variable: 'a' }
const b = { ...newTest(), variable: 'b' }

test.each<[string, Condition, Condition]>([
  ['a test alone', a, a],
  ['all', { all: [a, b] }, { all: [a, b] }],
  ['any of one', { any: [a] }, a],
  ['not a test', { not: a }, { not: { any: [a] } }],
  ['not all', { not: { all: [a, b] } }, { not: { all: [a, b] } }],
  ['none', { not: { any: [a, b] } }, { not: { any: [a, b] } }],
  ['a group within', { all: [{ any: [a, b] }, { not: a }] }, { all: [{ any: [a, b] }, { not: a }] }],
  ['a group alone', { all: [{ any: [a, b] }] }, { all: [{ any: [a, b] }] }],
])('%s', (_name, condition, written) => {
  expect(branchCondition(groupOf(condition))).toEqual(written)
})

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c').map((variable): Condition => ({ variable, is: 'is_set' })),
    fc.array(tie('condition'), { maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any): Condition => ({ any })),
    tie('condition').map((not): Condition => ({ not })),
  ),
}))

test('what the panel writes is a condition that holds exactly where the former one did', () => {
  fc.assert(
    fc.property(condition, fc.subarray(['a', 'b', 'c']), (given, set) => {
      const rewritten = rewrite(given)
      expect(conditionSchema.safeParse(rewritten).success).toBe(true)
      expect(holds(rewritten, set)).toBe(holds(given, set))
      expect(holds(branchCondition(groupOf(given)), set)).toBe(holds(given, set))
    }),
  )
})

/** Every group of it read and written, as a panel does that is clicked through. */
function rewrite(given: Condition): Condition {
  if ('variable' in given) return given
  const { mode, parts } = groupOf(given)
  return conditionOf({ mode, parts: parts.map(rewrite) })
}

function holds(given: Condition, set: readonly string[]): boolean {
  if ('variable' in given) return set.includes(given.variable)
  if ('all' in given) return given.all.every((part) => holds(part, set))
  if ('any' in given) return given.any.some((part) => holds(part, set))
  return !holds(given.not, set)
}
