import type { DepthName } from '../agents/depths.ts'
import type { Opinion } from '../agents/opinion.ts'
import type { Artefacts } from '../artefacts/artefacts.ts'
import type { Calculation } from '../calculation/calculate.ts'
import type { Claim } from '../claims/claim.ts'
import type { Conflict } from '../conflicts/conflict.ts'
import type { Intake } from '../intake/take-in.ts'
import type { Dispute, Rebuttal, Settlement } from '../resolution/dispute.ts'
import type { Review } from '../review/review.ts'
import type { LocaleName } from '../text/locale.ts'

export type Phase = 'intake' | 'calculate' | 'opinions' | 'conflicts' | 'resolution' | 'review' | 'artefacts'

export interface RunInput {
  problem: string
  businessType?: string
  depth: DepthName
  locale: LocaleName
}

export type RejectionReason = 'empty' | 'too_long' | 'language' | 'not_text'
export type RunStatus = 'complete' | 'partial' | 'needs_input' | 'rejected'
/** Why a run is partial: an agent spoke by rule because its model did not, or because every worker that asked died. */
export type Degradation =
  | 'budget'
  | 'timeout'
  | 'rate_limited'
  | 'unparsable'
  | 'cut_off'
  | 'refused'
  | 'failed'
  | 'interrupted'

export interface ModelOutcome {
  outcome: 'answered' | 'lost' | Degradation
  text?: string
  retryAfterMs?: number
  inputTokens: number
  outputTokens: number
}

/** What each kind of event carries. */
export interface EventData {
  'run.started': RunInput
  'run.rejected': { reason: RejectionReason; detail?: string }
  'intake.completed': Intake
  'calculation.completed': Calculation
  'model.requested': { callId: string; reservedTokens: number }
  'model.answered': ModelOutcome
  'opinion.given': Opinion
  'conflicts.detected': { claims: Claim[]; conflicts: Conflict[]; disputes: Dispute[] }
  'rebuttal.given': Rebuttal
  'dispute.settled': Settlement
  'review.completed': Review
  'artefacts.completed': Artefacts
  'run.finished': { status: RunStatus; reasons: { agent: string; reason: Degradation }[] }
}

export type EventType = keyof EventData

/** One fact of a run, never changed. A run, phase, agent, attempt and type occur together at most once. */
export type RunEvent = {
  [T in EventType]: {
    run: string
    seq: number
    /** ISO time when a clock was given. */
    at?: string
    phase: Phase
    agent: string
    attempt: number
    type: T
    data: EventData[T]
  }
}[EventType]
