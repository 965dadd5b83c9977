import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { FlowId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { authorOf } from './author-of.ts'
import { errors } from './errors.ts'
import { countFlows, insertFlow } from './flows.sql.ts'
import { type FlowContent, requireStorable } from './require-storable.ts'

/** Archived ones count: they can come back. */
const MAX_FLOWS = 1_000

export interface NewFlow extends FlowContent {
  name: string
  description?: string
  starts: FlowStarts
}

/**
 * Keeps a new flow, offline, with this as its draft.
 * @throws flows_too_many (409), flow_malformed, flow_too_many_blocks (422), flow_too_large (413)
 */
export async function createFlow(scope: TenantScope, flow: NewFlow): Promise<FlowId> {
  const blockCount = requireStorable(flow)
  if ((await countFlows(scope)) >= MAX_FLOWS) throw errors.flows_too_many({ params: { limit: MAX_FLOWS } })
  const id = newId<FlowId>()
  const { name, document, canvas, starts } = flow
  const author = authorOf(scope.actor)
  await insertFlow(scope, {
    id,
    name,
    description: flow.description ?? '',
    document,
    canvas,
    starts,
    blockCount,
    author,
  })
  await recordAct(scope, { action: 'flow.created', targetKind: 'flow', targetId: id, after: { name } })
  return id
}
