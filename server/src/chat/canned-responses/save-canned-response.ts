import type { CannedResponseId, MemberId } from '@recado/contracts/ids'
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts'
import { isUniqueViolation } from '../../platform/database/is-unique-violation.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { errors as tenancyErrors } from '../../tenancy/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { looksAfterOthers, memberIdOf } from '../policy.ts'
import {
  type CannedResponseRow,
  deleteCannedRow,
  findCannedRow,
  listCannedRows,
  upsertCannedRow,
} from './canned-responses.sql.ts'
import { errors } from './errors.ts'

export interface CannedResponseInput {
  shortcut: string
  body: string
  /** Everybody's, which is a supervisor's business, or one's own. */
  shared: boolean
}

const LIST = 'canned-responses'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Everybody's and one's own, by shortcut. @throws cursor_invalid (400) */
export async function listCannedResponses(
  scope: TenantScope,
  page: { cursor: string | undefined; limit: number },
): Promise<{ items: CannedResponseRow[]; next_cursor: string | null }> {
  const key = decodeCursor(LIST, scope.tenant.id, 2, page.cursor)
  if (key !== undefined && !UUID.test(String(key[1]))) throw platformErrors.cursor_invalid()
  const after = key === undefined ? undefined : ([String(key[0]), String(key[1])] as const)
  const memberId = memberIdOf(scope.actor)
  const rows = await listCannedRows(scope, { memberId, after, limit: page.limit + 1 })
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return { items, next_cursor: more ? encodeCursor(LIST, scope.tenant.id, [last.shortcut, last.id]) : null }
}

/** @throws forbidden, member_needed (403), shortcut_taken (409) */
export function createCannedResponse(scope: TenantScope, input: CannedResponseInput): Promise<CannedResponseRow> {
  return store(scope, newId<CannedResponseId>(), input, 'canned_response.created')
}

/** @throws not_found (404), forbidden, member_needed (403), shortcut_taken (409) */
export async function updateCannedResponse(
  scope: TenantScope,
  id: CannedResponseId,
  input: CannedResponseInput,
): Promise<CannedResponseRow> {
  await requireChangeable(scope, id)
  return store(scope, id, input, 'canned_response.updated')
}

/** @throws not_found (404), forbidden (403) */
export async function deleteCannedResponse(scope: TenantScope, id: CannedResponseId): Promise<void> {
  const { shortcut, owner_id } = await requireChangeable(scope, id)
  await deleteCannedRow(scope, id)
  await recordAct(scope, {
    action: 'canned_response.deleted',
    targetKind: 'canned_response',
    targetId: id,
    before: { shortcut, shared: owner_id === null },
  })
}

/** Everybody's, or one's own. */
export async function findCannedResponse(
  scope: TenantScope,
  id: CannedResponseId,
): Promise<CannedResponseRow | undefined> {
  const response = await findCannedRow(scope, id)
  const memberId = memberIdOf(scope.actor)
  return response?.owner_id === null || response?.owner_id === memberId ? response : undefined
}

async function store(
  scope: TenantScope,
  id: CannedResponseId,
  { shortcut, body, shared }: CannedResponseInput,
  action: string,
): Promise<CannedResponseRow> {
  const owner = shared ? null : getMember(scope)
  if (shared && !looksAfterOthers(scope.actor)) throw platformErrors.forbidden()
  const row = await upsertCannedRow(scope, { id, shortcut, body, owner_id: owner }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? errors.shortcut_taken({ cause: error }) : error
  })
  // What it says is work, not administration: the log names it and no more.
  await recordAct(scope, { action, targetKind: 'canned_response', targetId: id, after: { shortcut, shared } })
  return row
}

async function getUsable(scope: TenantScope, id: CannedResponseId): Promise<CannedResponseRow> {
  const response = await findCannedResponse(scope, id)
  if (response === undefined) throw platformErrors.not_found()
  return response
}

async function requireChangeable(scope: TenantScope, id: CannedResponseId): Promise<CannedResponseRow> {
  const response = await getUsable(scope, id)
  if (response.owner_id === null && !looksAfterOthers(scope.actor)) throw platformErrors.forbidden()
  return response
}

function getMember(scope: TenantScope): MemberId {
  const memberId = memberIdOf(scope.actor)
  if (memberId === null) throw tenancyErrors.member_needed()
  return memberId
}
