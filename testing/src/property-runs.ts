/** Set by `npm run test:long`. */
export const ALL_RUNS = 'RECADO_ALL_PROPERTY_RUNS'

/** Of each property in `npm test`: enough to catch a break at once, while rare cases are the long run's. */
const FEW = 25

/**
 * How many cases a property test tries: all of them in `npm run test:long`, at most 25 in `npm test`. The same for sweeps,
 * which take their first ones.
 */
export function propertyRuns(all: number, environment: NodeJS.ProcessEnv = process.env): number {
  return environment[ALL_RUNS] === 'true' ? all : Math.min(all, FEW)
}
