import type { AgentId } from '../agents/agents.ts'
import type { ConflictKind } from '../conflicts/conflict.ts'
import type { Degradation } from '../run/events.ts'
import type { Statement } from '../text/statement.ts'

/** Conflicts that are one quarrel: about whether to do an option, about what it brings, or about the figures themselves. */
export interface Dispute {
  id: string
  kind: 'stance' | 'effect' | 'figures' | 'resource' | 'other'
  /** An option, a metric or a resource. */
  about: string
  kinds: ConflictKind[]
  claims: string[]
}

export type Rung = 'recompute' | 'evidence' | 'rebuttal' | 'vote' | 'scenarios' | 'ask'

export interface Rebuttal {
  dispute: string
  agent: AgentId
  round: number
  concedes: boolean
  statement: Statement
  degraded?: Degradation
}

/** How a dispute ended: every rung tried, the one that held, what follows, and who still disagrees. */
export interface Settlement {
  dispute: string
  rungs: { rung: Rung; settled: boolean; statement: Statement }[]
  outcome: 'for' | 'against' | 'prudent' | 'bold' | 'both' | 'ask'
  dissent: { agent: string; statement: Statement }[]
}
