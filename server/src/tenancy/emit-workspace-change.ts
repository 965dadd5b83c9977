import { isWorkspaceKind, WORKSPACE_IDS, type WorkspaceKind } from '@recado/contracts/events'
import { z } from 'zod'
import type { TenantScope } from './tenant-scope.ts'

/**
 * Writes `label.updated` and the like into the tenant's log, in the transaction of its cause: every open screen reads anew
 * what changed. Only which one it is: whoever reads it is asked for their rights then.
 */
export async function emitWorkspaceChange(
  { events }: Pick<TenantScope, 'events'>,
  name: `${WorkspaceKind}.${string}`,
  id: string,
): Promise<void> {
  const kind = name.slice(0, name.indexOf('.')) as WorkspaceKind
  await events.emit(name, { [`${kind}_id`]: z.encode(WORKSPACE_IDS[kind] as z.ZodType<string, string>, id) })
}

/** The same for an act, if it is on something that screens show. */
export async function tellOfAct(scope: TenantScope, { action, targetId }: { action: string; targetId: string }) {
  const [kind = ''] = action.split('.')
  if (isWorkspaceKind(kind)) await emitWorkspaceChange(scope, action as `${WorkspaceKind}.${string}`, targetId)
}
