/** Set by `npm run test:long`. */
export const ALL_RUNS = 'RECADO_ALL_PROPERTY_RUNS'

/** Of each property in `npm test`: enough to catch a break at once, while rare cases are the long run's. */
const FEW = 25

/**
 * How many cases a property test tries: all of them in `npm run test:long`, at most `few` in `npm test`.
 */
export function propertyRuns(all: number, few = FEW, environment: NodeJS.ProcessEnv = process.env): number {
  return environment[ALL_RUNS] === 'true' ? all : Math.min(all, few)
}

/** The same for a sweep: all of its cases, or the first, the last and others between them at even steps. */
export function propertySample<Case>(all: readonly Case[], environment?: NodeJS.ProcessEnv): Case[] {
  const count = propertyRuns(all.length, FEW, environment)
  const step = (all.length - 1) / Math.max(1, count - 1)
  return Array.from({ length: count }, (_, n) => all[Math.round(n * step)] as Case)
}

/** What is wide in `npm run test:long` and narrow in `npm test`: kinds to go through, sizes. */
export function inLongRun<Value>(wide: Value, narrow: Value, environment: NodeJS.ProcessEnv = process.env): Value {
  return environment[ALL_RUNS] === 'true' ? wide : narrow
}
