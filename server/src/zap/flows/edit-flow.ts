import type { FlowId, MemberId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { dropEditor, type FlowEditorRow, listEditorRows, touchEditor } from './flow-editors.sql.ts'
import type { FlowRow } from './flows.sql.ts'
import { getFlow } from './get-flow.ts'

/**
 * Who has the flow open, and what is stored by now. `memberId` says that they have, or no longer; who is no member (a
 * visitor of the partner, a program) is not named. @throws not_found (404)
 */
export async function editFlow(
  scope: TenantScope,
  id: FlowId,
  { memberId, active }: { memberId: MemberId | null; active: boolean },
): Promise<{ flow: FlowRow; editors: FlowEditorRow[] }> {
  const flow = await getFlow(scope, id)
  if (memberId !== null) await (active ? touchEditor : dropEditor)(scope, id, memberId)
  return { flow, editors: await listEditorRows(scope, id) }
}
