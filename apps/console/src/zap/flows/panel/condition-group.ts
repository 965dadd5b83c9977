import type { Condition } from '@recado/flow/schemas'

export type Test = Extract<Condition, { variable: string }>

export const GROUP_MODES = ['all', 'any', 'none', 'not_all'] as const
export type GroupMode = (typeof GROUP_MODES)[number]

/** A condition as the panel has it: a group of tests and of further groups. */
export interface ConditionGroup {
  mode: GroupMode
  parts: readonly Condition[]
}

/** Any condition as a group; a test alone is a group of one. */
export function groupOf(condition: Condition): ConditionGroup {
  if ('all' in condition) return { mode: 'all', parts: condition.all }
  if ('any' in condition) return { mode: 'any', parts: condition.any }
  if (!('not' in condition)) return { mode: 'all', parts: [condition] }
  const { not } = condition
  if ('all' in not) return { mode: 'not_all', parts: not.all }
  return { mode: 'none', parts: 'any' in not ? not.any : [not] }
}

/** As the document keeps it. A group stays one while it has one part alone: it is being filled. */
export function conditionOf({ mode, parts }: ConditionGroup): Condition {
  const of = [...parts]
  switch (mode) {
    case 'all':
      return { all: of }
    case 'any':
      return { any: of }
    case 'none':
      return { not: { any: of } }
    case 'not_all':
      return { not: { all: of } }
  }
}

/** A branch's condition: one test needs no group around it. */
export function branchCondition(group: ConditionGroup): Condition {
  const [only] = group.parts
  const isBare = group.parts.length === 1 && (group.mode === 'all' || group.mode === 'any')
  return isBare && only !== undefined && isTest(only) ? only : conditionOf(group)
}

export function isTest(condition: Condition): condition is Test {
  return 'variable' in condition
}

export function newTest(): Test {
  return { variable: '', is: 'equals', value: '' }
}
