import type { FlowEndReason, FlowSessionStatus } from '@recado/contracts/flow-runs'
import type { FlowStartKind } from '@recado/contracts/flow-starts'
import type { ConversationId, FlowId, FlowSessionId, FlowVersionId, InboxId } from '@recado/contracts/ids'
import type { CollectedAnswer, State } from '@recado/flow'

/** A conversation's way through a version of a flow, as it is stored. */
export interface SessionRow {
  id: FlowSessionId
  conversation_id: ConversationId
  inbox_id: InboxId
  flow_id: FlowId
  flow_version_id: FlowVersionId
  start_kind: FlowStartKind | null
  start_id: string | null
  status: FlowSessionStatus
  end_reason: FlowEndReason | null
  state: State
  revision: number
  waits_for: 'answer' | 'effect' | 'timer' | 'person' | null
  at_flow: string | null
  at_block: string | null
  answers: CollectedAnswer[]
  /** Messages up to this one have been heard. */
  heard_seq: number
  step_count: number
  error_count: number
  paused_reason: string | null
  started_at: Date
  last_step_at: Date
  ended_at: Date | null
}
