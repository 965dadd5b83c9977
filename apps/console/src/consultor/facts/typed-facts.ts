import type { ExecutionId } from '@recado/contracts/ids'
import type { FactDraft } from './fact-draft.ts'

/** Figures that were typed into fields beside a question, until its table shows them. */
const typed = new Map<ExecutionId, readonly FactDraft[]>()

export function keepTypedFacts(id: ExecutionId, facts: readonly FactDraft[]): void {
  if (facts.length > 0) typed.set(id, facts)
}

export function typedFactsOf(id: ExecutionId): readonly FactDraft[] {
  return typed.get(id) ?? []
}

/** They are the server's from then on. */
export function forgetTypedFacts(id: ExecutionId): void {
  typed.delete(id)
}
