import type { AdvisorSettings } from '@recado/contracts/advisor'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { readSettings, writeSettings } from './advisor-settings.sql.ts'

const KIND = 'advisor_settings'

export async function saveSettings(
  scope: TenantScope,
  given: Pick<AdvisorSettings, 'company_figures' | 'confirm'>,
): Promise<AdvisorSettings> {
  await lockEdits(scope, KIND, scope.tenant.id)
  const { updated_at: _at, ...before } = await readSettings(scope)
  const saved = await writeSettings(scope, given)
  await recordAct(scope, {
    ...{ action: 'advisor_settings.updated', targetKind: KIND, targetId: scope.tenant.id, before, after: given },
  })
  return saved
}
