import type { Claim } from '../claims/claim.ts'
import { type Conflict, conflictOf } from './conflict.ts'

/** "A after B" and "B after A", through any number of steps. One conflict for each cycle of options. */
export function findPrecedenceConflicts(claims: readonly Claim[]): Conflict[] {
  const before = new Map<string, Set<string>>()
  for (const claim of claims) {
    if (claim.option) before.set(claim.option, new Set([...(before.get(claim.option) ?? []), ...claim.after]))
  }
  const cycles = new Map<string, string[]>()
  for (const start of before.keys()) {
    const cycle = cycleThrough(start, before)
    if (cycle) cycles.set([...cycle].sort().join('|'), cycle)
  }
  return [...cycles].map(([about, cycle]) => {
    const involved = claims.filter((claim) => claim.option && cycle.includes(claim.option) && claim.after.length > 0)
    return conflictOf('precedence', 'cyclic', involved[0]!.subject, about, involved)
  })
}

/** The shortest way from an option back to itself, breadth first. */
function cycleThrough(start: string, before: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const queue: string[][] = [[start]]
  const seen = new Set<string>()
  for (let path = queue.shift(); path; path = queue.shift()) {
    for (const next of before.get(path.at(-1)!) ?? []) {
      if (next === start) return path
      if (seen.has(next)) continue
      seen.add(next)
      queue.push([...path, next])
    }
  }
  return undefined
}
