import type { AdvisorSettings } from '@recado/contracts/advisor'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

const UNSAID: AdvisorSettings = { company_figures: false, confirm: 'doubtful', updated_at: null }

/** What a company decided; until then nothing of its own is read. */
export async function readSettings(scope: TenantScope): Promise<AdvisorSettings> {
  const row = await scope.db
    .selectFrom('advisor_settings')
    .select(['company_figures', 'confirm', 'updated_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
  return row ?? UNSAID
}

export async function writeSettings(
  scope: TenantScope,
  settings: Pick<AdvisorSettings, 'company_figures' | 'confirm'>,
): Promise<AdvisorSettings> {
  const change = { ...settings, updated_at: scope.clock.now() }
  await scope.db
    .insertInto('advisor_settings')
    .values({ tenant_id: scope.tenant.id, ...change })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(change))
    .execute()
  return change
}
