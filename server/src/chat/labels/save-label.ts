import type { LabelId } from '@recado/contracts/ids'
import { isUniqueViolation } from '../../platform/database/is-unique-violation.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { countLabels, deleteLabelRow, insertLabel, type LabelRow, updateLabelRow } from './labels.sql.ts'

/** Lists of labels are shown whole, so there is an end to them. */
const MOST = 200

/** @throws label_taken, labels_too_many (409) */
export async function createLabel(scope: TenantScope, label: Pick<LabelRow, 'name' | 'colour'>): Promise<LabelRow> {
  if ((await countLabels(scope)) >= MOST) throw errors.labels_too_many({ params: { limit: MOST } })
  const row = await insertLabel(scope, { id: newId<LabelId>(), ...label })
  if (row === undefined) throw errors.label_taken()
  await recordAct(scope, { action: 'label.created', targetKind: 'label', targetId: row.id, after: { ...label } })
  return row
}

/** @throws not_found (404), label_taken (409) */
export async function updateLabel(
  scope: TenantScope,
  id: LabelId,
  changes: Pick<LabelRow, 'name' | 'colour'>,
): Promise<LabelRow> {
  const row = await updateLabelRow(scope, id, changes).catch((error: unknown) => {
    throw isUniqueViolation(error) ? errors.label_taken({ cause: error }) : error
  })
  if (row === undefined) throw platformErrors.not_found()
  await recordAct(scope, { action: 'label.updated', targetKind: 'label', targetId: id, after: { ...changes } })
  return row
}

/** Takes it off every conversation too. @throws not_found (404) */
export async function deleteLabel(scope: TenantScope, id: LabelId): Promise<void> {
  const row = await deleteLabelRow(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  const { name, colour } = row
  await recordAct(scope, { action: 'label.deleted', targetKind: 'label', targetId: id, before: { name, colour } })
}
