import type { Fact, Intake } from '@recado/advisor'
import type { FactSource } from '@recado/contracts/execution-facts'

/** A fact as an execution keeps it: the engine's own, and whose word it is. Without `source` it was read out of the text. */
export type KnownFact = Fact & { source?: Exclude<FactSource, 'text'>; path?: string }

/** What the engine reads of it, it reads as its own. */
export type KnownIntake = Omit<Intake, 'understood'> & { understood: KnownFact[] }

/** The engine calls figures `q1`, `q2` …; the next one's name. */
export function nextFactNumber(facts: readonly KnownFact[], unplaced: Intake['unplaced']): number {
  const taken = [...facts.map(({ quantity }) => quantity.id), ...unplaced.map(({ id }) => id)]
  return 1 + Math.max(0, ...taken.map((id) => Number(id.replace(/^\D+/, ''))).filter(Number.isSafeInteger))
}
