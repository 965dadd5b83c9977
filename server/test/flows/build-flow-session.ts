import type { ConversationId, FlowId, FlowSessionId, FlowVersionId, InboxId } from '@recado/contracts/ids'
import { newId } from '../../src/platform/ids.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'

/** A session with two steps as they lie in the tables: an answer that was taken, and a service that did not answer. */
export async function buildFlowSession(
  scope: TenantScope,
  of: {
    flowId: FlowId
    versionId: FlowVersionId
    conversationId: ConversationId
    inboxId: InboxId
    said: string
    startedAt?: Date
  },
): Promise<FlowSessionId> {
  const id = newId<FlowSessionId>()
  const now = of.startedAt ?? scope.clock.now()
  const tenant_id = scope.tenant.id
  const { conversationId: conversation_id } = of
  await scope.db
    .insertInto('flow_sessions')
    .values({
      ...{ tenant_id, id, conversation_id, inbox_id: of.inboxId, flow_id: of.flowId, flow_version_id: of.versionId },
      ...({ start_kind: 'message' as const, start_id: 'first', status: 'closed', end_reason: 'failed' } as const),
      ...{ at_flow: 'main', at_block: 'hours', step_count: 2, error_count: 1 },
      state: JSON.stringify({ variables: { nome: of.said } }),
      answers: JSON.stringify([{ block: 'menu', label: 'Menu', variable: 'assunto', text: of.said }]),
      ...{ started_at: now, last_step_at: now, ended_at: now },
    })
    .execute()
  const steps = [
    { seq: 1, event: { type: 'messages', at: 1, messages: [{ type: 'text', text: of.said }] }, error: null },
    { seq: 2, event: { type: 'effect_done', at: 2, effect_id: '1' }, error: `timeout ${of.said}` },
  ]
  await scope.db
    .insertInto('flow_steps')
    .values(
      steps.map(({ event, ...step }) => ({
        ...{ tenant_id, session_id: id, conversation_id, at: now, ...step },
        event: JSON.stringify(event),
        path: JSON.stringify([{ flow: 'main', block: 'menu', output: null }]),
        effects: [`e${step.seq}`],
      })),
    )
    .execute()
  await scope.db
    .insertInto('flow_effects')
    .values(
      steps.map(({ seq }) => ({
        ...{ tenant_id, session_id: id, id: `e${seq}`, conversation_id, step_seq: seq, position: seq, kind: 'ask' },
        payload: JSON.stringify({ text: of.said }),
        result: JSON.stringify({ text: of.said }),
        ...{
          status: seq === 1 ? ('done' as const) : ('failed' as const),
          attempts: seq,
          error: seq === 1 ? null : `timeout ${of.said}`,
        },
        created_at: now,
      })),
    )
    .execute()
  return id
}
