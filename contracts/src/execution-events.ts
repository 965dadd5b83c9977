import { z } from 'zod'
import { Instant } from './wire.ts'

/**
 * What happens in an execution, in order. `status` tells of the execution itself (it waits, begins, stops for input, is
 * cancelled, has failed, has finished); the others are steps of the board.
 */
export const EXECUTION_EVENT_TYPES = [
  'status',
  'understood',
  'calculated',
  'model_asked',
  'model_answered',
  'opinion',
  'conflicts',
  'rebuttal',
  'settled',
  'reviewed',
  'reported',
] as const
export const ExecutionEventType = z.enum(EXECUTION_EVENT_TYPES)
export type ExecutionEventType = z.output<typeof ExecutionEventType>

export const EXECUTION_PHASES = [
  ...(['intake', 'calculate', 'opinions', 'conflicts', 'resolution', 'review', 'artefacts'] as const),
] as const
export const ExecutionPhase = z.enum(EXECUTION_PHASES)
export type ExecutionPhase = z.output<typeof ExecutionPhase>

export const EXECUTION_STATUSES = [
  'running',
  'needs_input',
  'complete',
  'partial',
  'rejected',
  'cancelled',
  'failed',
] as const
/**
 * `running`: it waits for its turn (`started_at` null) or works. `needs_input`: it stopped to be told more, or ended
 * without figures for an option, where `confirm` asks for that. `partial`: a member spoke by rule because the model did not. `rejected`: no problem that
 * can be worked on. After any but `running` nothing more happens until somebody puts facts.
 */
export const ExecutionStatus = z.enum(EXECUTION_STATUSES)
export type ExecutionStatus = z.output<typeof ExecutionStatus>

/** One sentence of a member. `stance` −2 (against) to 2 (for) where it is about an option. */
export const ExecutionUtterance = z.object({
  text: z.string(),
  option: z.string().nullable(),
  option_name: z.string().nullable(),
  stance: z.number().int().nullable(),
})

/**
 * `data` of a server-sent event whose `id` is `seq` and whose `event` is `type`. The stream begins after `Last-Event-ID`
 * (or `?after`), goes on as things happen and ends after the last event of an execution that has stopped.
 */
export const ExecutionEvent = z.object({
  /** Counts up through all rounds of an execution; what is only the engine’s business leaves gaps. */
  seq: z.number().int(),
  /** 1, and one more each time facts were put. */
  round: z.number().int(),
  at: Instant,
  type: ExecutionEventType,
  phase: ExecutionPhase.nullable(),
  /** Who: `analyst`, `commercial` …; null: the chair. */
  agent: z.string().nullable(),
  agent_name: z.string().nullable(),
  /** What is said, in the reader's language. */
  says: z.array(ExecutionUtterance),
  /** Of `rebuttal` and `settled`: which dispute. */
  dispute: z.string().nullable(),
  /** Of `conflicts`: what it is about and who disagrees. */
  disputes: z.array(
    z.object({ dispute: z.string(), kind: z.string(), about: z.string(), agents: z.array(z.string()) }),
  ),
  /** Of `status`. */
  status: ExecutionStatus.nullable(),
  /** Of `model_answered`: whether and why it did not answer. */
  outcome: z.string().nullable(),
})
export type ExecutionEvent = z.output<typeof ExecutionEvent>
