import { expect, test } from 'vitest'
import { propertyRuns } from './property-runs.ts'

test('few in npm test, all in the long run', () => {
  expect([10, 500].map((all) => propertyRuns(all, {}))).toEqual([10, 25])
  expect([10, 500].map((all) => propertyRuns(all, { RECADO_ALL_PROPERTY_RUNS: 'true' }))).toEqual([10, 500])
})
