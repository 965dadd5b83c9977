import type { FlowId, FlowVersionId } from '@recado/contracts/ids'
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import {
  type FlowVersionContent,
  type FlowVersionRow,
  findVersion,
  listVersionRows,
  readVersion,
} from './flow-versions.sql.ts'
import { getFlow } from './get-flow.ts'

const LIST = 'flow-versions'

/** The newest first. @throws not_found (404), cursor_invalid (400) */
export async function listVersions(
  scope: TenantScope,
  flowId: FlowId,
  page: { cursor: string | undefined; limit: number },
): Promise<{ items: FlowVersionRow[]; next_cursor: string | null }> {
  await getFlow(scope, flowId)
  const owner = `${scope.tenant.id} ${flowId}`
  const [before] = decodeCursor(LIST, owner, 1, page.cursor) ?? []
  if (before !== undefined && !isNumber(before)) throw platformErrors.cursor_invalid()
  const rows = await listVersionRows(scope, flowId, { before, limit: page.limit + 1 })
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return { items, next_cursor: more ? encodeCursor(LIST, owner, [last.number]) : null }
}

/** @throws flow_version_missing (404) */
export async function getVersion(
  scope: TenantScope,
  place: { flowId: FlowId; id: FlowVersionId },
): Promise<{ version: FlowVersionRow; content: FlowVersionContent }> {
  const version = await findVersion(scope, place)
  const content = version === undefined ? undefined : await readVersion(scope, place.id)
  if (version === undefined || content === undefined) throw errors.flow_version_missing()
  return { version, content }
}

/** One that a column of numbers can hold. */
function isNumber(part: string | number): part is number {
  return typeof part === 'number' && part > 0 && part < 2 ** 31
}
