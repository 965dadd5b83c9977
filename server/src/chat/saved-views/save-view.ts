import type { SavedViewId } from '@recado/contracts/ids'
import { isUniqueViolation } from '../../platform/database/is-unique-violation.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { errors as tenancyErrors } from '../../tenancy/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { looksAfterOthers, memberIdOf } from '../policy.ts'
import { errors } from './errors.ts'
import { deleteViewRow, findViewRow, listViewRows, type SavedViewRow, upsertViewRow } from './saved-views.sql.ts'

export interface SavedViewInput {
  name: string
  shared: boolean
  filters: unknown
}

/** Everybody's and one's own, by name. A view is a filter and no right: what it shows is what its user may see. */
export function listSavedViews(scope: TenantScope): Promise<SavedViewRow[]> {
  return listViewRows(scope, memberIdOf(scope.actor))
}

/** @throws forbidden, member_needed (403), view_taken (409) */
export function createSavedView(scope: TenantScope, input: SavedViewInput): Promise<SavedViewRow> {
  return store(scope, newId<SavedViewId>(), input, 'saved_view.created')
}

/** @throws not_found (404), forbidden, member_needed (403), view_taken (409) */
export async function updateSavedView(
  scope: TenantScope,
  id: SavedViewId,
  input: SavedViewInput,
): Promise<SavedViewRow> {
  await requireChangeable(scope, id)
  return store(scope, id, input, 'saved_view.updated')
}

/** @throws not_found (404), forbidden (403) */
export async function deleteSavedView(scope: TenantScope, id: SavedViewId): Promise<void> {
  const { name, owner_id } = await requireChangeable(scope, id)
  await deleteViewRow(scope, id)
  await recordAct(scope, {
    action: 'saved_view.deleted',
    targetKind: 'saved_view',
    targetId: id,
    before: { name, shared: owner_id === null },
  })
}

async function store(
  scope: TenantScope,
  id: SavedViewId,
  input: SavedViewInput,
  action: string,
): Promise<SavedViewRow> {
  const memberId = memberIdOf(scope.actor)
  if (input.shared && !looksAfterOthers(scope.actor)) throw platformErrors.forbidden()
  if (!input.shared && memberId === null) throw tenancyErrors.member_needed()
  const { name, filters } = input
  const row = await upsertViewRow(scope, { id, name, filters, owner_id: input.shared ? null : memberId }).catch(
    (cause: unknown) => {
      throw isUniqueViolation(cause) ? errors.view_taken({ cause }) : cause
    },
  )
  await recordAct(scope, { action, targetKind: 'saved_view', targetId: id, after: { name, shared: input.shared } })
  return row
}

async function requireChangeable(scope: TenantScope, id: SavedViewId): Promise<SavedViewRow> {
  const view = await findViewRow(scope, id)
  const memberId = memberIdOf(scope.actor)
  if (view === undefined || (view.owner_id !== null && view.owner_id !== memberId)) throw platformErrors.not_found()
  if (view.owner_id === null && !looksAfterOthers(scope.actor)) throw platformErrors.forbidden()
  return view
}
