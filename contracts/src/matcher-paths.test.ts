import { expect, test } from 'vitest'
import { matcherEndpoints } from './matcher.ts'
import { type MatcherCall, matcherPaths } from './matcher-paths.ts'

test.each(Object.keys(matcherPaths) as MatcherCall[])('the pages call %s where it is', (call) => {
  const { method, path } = matcherEndpoints[call]
  expect(matcherPaths[call]).toEqual({ method, path })
})
