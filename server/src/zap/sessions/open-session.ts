import type { FlowStartKind } from '@recado/contracts/flow-starts'
import type { ConversationId, FlowId, FlowSessionId, FlowVersionId, InboxId } from '@recado/contracts/ids'
import { type Flow, startSession, type Value } from '@recado/flow'
import { newId } from '../../platform/ids.ts'
import type { SessionRow } from './session-row.ts'

export interface SessionPlan {
  conversationId: ConversationId
  inboxId: InboxId
  /** Something stable of the contact, for A/B tests. */
  seed: string
  flowId: FlowId
  versionId: FlowVersionId
  start: { kind: FlowStartKind; id: string } | null
  /** What is known by name; those that the flow does not declare are left out. */
  known: Readonly<Record<string, Value>>
  /** Messages up to this one are no business of it. */
  heardSeq: number
  at: Date
}

/** A session in which nothing has happened yet. */
export function openSession(flow: Flow, plan: SessionPlan): SessionRow {
  const declared = new Set(flow.document.variables.map(({ name }) => name))
  const variables = Object.fromEntries(Object.entries(plan.known).filter(([name]) => declared.has(name)))
  return {
    id: newId<FlowSessionId>(),
    conversation_id: plan.conversationId,
    inbox_id: plan.inboxId,
    flow_id: plan.flowId,
    flow_version_id: plan.versionId,
    start_kind: plan.start?.kind ?? null,
    start_id: plan.start?.id ?? null,
    status: 'running',
    end_reason: null,
    state: startSession(flow, { seed: plan.seed, variables }),
    revision: 0,
    waits_for: null,
    at_flow: null,
    at_block: null,
    answers: [],
    heard_seq: plan.heardSeq,
    step_count: 0,
    error_count: 0,
    paused_reason: null,
    started_at: plan.at,
    last_step_at: plan.at,
    ended_at: null,
  }
}
