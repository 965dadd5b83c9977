import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { FlowStartKind } from './flow-starts.ts'
import { ContactId, ConversationId, FlowId, FlowSessionId, FlowVersionId, InboxId } from './ids.ts'
import { anyOf, Instant, PageQuery, pageOf } from './wire.ts'

/**
 * `paused`: a person speaks. `handed_over`: the flow called people and waits to be resumed. `closed`: it is over; see
 * `end_reason`.
 */
export const FLOW_SESSION_STATUSES = ['running', 'paused', 'handed_over', 'closed'] as const
export const FlowSessionStatus = z.enum(FLOW_SESSION_STATUSES)
export type FlowSessionStatus = z.output<typeof FlowSessionStatus>

export const FLOW_END_REASONS = ['finished', 'left', 'stopped', 'expired', 'replaced', 'resolved', 'failed'] as const
export const FlowEndReason = z.enum(FLOW_END_REASONS)
export type FlowEndReason = z.output<typeof FlowEndReason>

/** A conversation's way through a version of a flow. */
export const FlowRunView = z.object({
  id: FlowSessionId,
  flow_id: FlowId,
  flow_name: z.string(),
  version_id: FlowVersionId,
  version_number: z.number().int(),
  conversation_id: ConversationId,
  contact_id: ContactId,
  /** Blank while nobody knows it. */
  contact_name: z.string(),
  inbox_id: InboxId,
  /** What began it; the start's id of the version. */
  start: z.object({ kind: FlowStartKind, id: z.string() }).nullable(),
  status: FlowSessionStatus,
  end_reason: FlowEndReason.nullable(),
  /** Where it stands or ended. */
  position: z.object({ flow: z.string(), block: z.string() }).nullable(),
  /** How many steps it has made, and how many of them went wrong. */
  steps: z.number().int(),
  errors: z.number().int(),
  started_at: Instant,
  last_step_at: Instant,
  ended_at: Instant.nullable(),
  /** Since when its steps are kept no longer; what it counted stays. Null while they are there. */
  pruned_at: Instant.nullable(),
})
export type FlowRunView = z.output<typeof FlowRunView>
export const FlowRunPage = pageOf(FlowRunView)

/** One event and what came of it. */
export const FlowStepView = z.object({
  seq: z.number().int(),
  at: Instant,
  /** An event of the engine: `messages`, `timer_fired` … as `eventSchema` of `@recado/flow` has it. */
  event: z.looseObject({ type: z.string() }),
  /** The blocks that ran, in order; `output` is null where the block waits or ends. */
  path: z.array(z.object({ flow: z.string(), block: z.string(), output: z.string().nullable() })),
  effects: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      status: z.enum(['pending', 'running', 'done', 'failed', 'cancelled']),
      attempts: z.number().int(),
      error: z.string().nullable(),
    }),
  ),
  error: z.string().nullable(),
})
export type FlowStepView = z.output<typeof FlowStepView>
export const FlowStepPage = pageOf(FlowStepView)

const tag = 'Flows'
const path = '/api/v1/flow-runs'
const params = z.object({ id: FlowSessionId })

export const flowRunEndpoints = {
  list: defineEndpoint({
    name: 'list-flow-runs',
    method: 'GET',
    path,
    tag,
    summary: 'Ways of conversations through flows, the newest first, of those that the caller sees.',
    query: PageQuery.extend({
      flow_id: FlowId.optional(),
      version_id: FlowVersionId.optional(),
      conversation_id: ConversationId.optional(),
      contact_id: ContactId.optional(),
      status: anyOf(FlowSessionStatus, FLOW_SESSION_STATUSES.length).optional(),
    }),
    response: FlowRunPage,
  }),
  get: defineEndpoint({
    name: 'get-flow-run',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'One of them.',
    params,
    response: FlowRunView,
  }),
  listSteps: defineEndpoint({
    name: 'list-flow-run-steps',
    method: 'GET',
    path: `${path}/:id/steps`,
    tag,
    summary: 'Its steps in their order, with what was sent and what went wrong.',
    params,
    query: PageQuery,
    response: FlowStepPage,
  }),
}
