import { expect, test } from 'vitest'
import { inLongRun, propertyRuns, propertySample } from './property-runs.ts'

test('few in npm test, all in the long run', () => {
  expect([10, 500].map((all) => propertyRuns(all, 25, {}))).toEqual([10, 25])
  expect([10, 500].map((all) => propertyRuns(all, 25, { RECADO_ALL_PROPERTY_RUNS: 'true' }))).toEqual([10, 500])
})

test('a sweep keeps its ends, and all of its cases in the long run', () => {
  const cases = Array.from({ length: 100 }, (_, n) => n)
  const few = propertySample(cases, {})
  expect([few.length, few[0], few.at(-1), new Set(few).size]).toEqual([25, 0, 99, 25])
  expect(propertySample(cases, { RECADO_ALL_PROPERTY_RUNS: 'true' })).toEqual(cases)
  expect([propertySample([], {}), propertySample(['one'], {})]).toEqual([[], ['one']])
})

test('the long run is wide', () => {
  expect([inLongRun(60, 12, {}), inLongRun(60, 12, { RECADO_ALL_PROPERTY_RUNS: 'true' })]).toEqual([12, 60])
})
