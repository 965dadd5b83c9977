import type { Condition } from '@recado/flow/schemas'

export type Test = Extract<Condition, { variable: string }>
/** A condition as the panel has it: tests that must all hold, or one of which must. */
export interface FlatCondition {
  mode: 'all' | 'any'
  tests: Test[]
}

/** Undefined where conditions stand inside conditions: those are shown, and changed in the file. */
export function flatCondition(condition: Condition): FlatCondition | undefined {
  if ('variable' in condition) return { mode: 'all', tests: [condition] }
  if ('not' in condition) return undefined
  const mode = 'all' in condition ? 'all' : 'any'
  const parts = 'all' in condition ? condition.all : condition.any
  const tests = parts.filter((part) => 'variable' in part)
  return tests.length === parts.length ? { mode, tests } : undefined
}

export function nestCondition({ mode, tests }: FlatCondition): Condition {
  const [only] = tests
  if (tests.length === 1 && only !== undefined) return only
  return mode === 'all' ? { all: tests } : { any: tests }
}

export function newTest(): Test {
  return { variable: '', is: 'equals', value: '' }
}
