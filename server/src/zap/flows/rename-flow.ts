import type { FlowId } from '@recado/contracts/ids'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { changeFlow } from './flows.sql.ts'
import { getFlow } from './get-flow.ts'

/** @throws not_found (404) */
export async function renameFlow(
  scope: TenantScope,
  id: FlowId,
  wanted: { name?: string | undefined; description?: string | undefined },
): Promise<void> {
  const before = await getFlow(scope, id)
  const changes = changedFields(before, wanted)
  if (isEmpty(changes)) return
  await changeFlow(scope, id, changes)
  const { name, description } = before
  await recordAct(scope, {
    action: 'flow.updated',
    targetKind: 'flow',
    targetId: id,
    before: { name, description },
    after: { ...changes },
  })
}
