export const OTHER = 'other'

/**
 * Lets the first `max` distinct values through and calls the rest `other`, so that a label filled from outside can
 * never grow the registry without end. Values keep their place until the process ends: series must not change meaning.
 */
export function boundedLabel(max: number): (value: string) => string {
  const seen = new Set<string>()
  return (value) => {
    if (seen.has(value)) return value
    if (seen.size >= max) return OTHER
    seen.add(value)
    return value
  }
}
