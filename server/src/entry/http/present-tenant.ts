import type { TenantView } from '@recado/contracts/tenants'
import type { z } from 'zod'
import type { TenantRow } from '../../modules/tenants/index.ts'
import type { Services } from '../../services.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'

/** What leaves of a tenant's row. */
export function presentTenant(
  { config, plans }: Pick<Services, 'config' | 'plans'>,
  row: TenantRow,
): z.output<typeof TenantView> {
  return {
    ...row,
    plan_name: plans.nameOf(row.plan),
    console_url: consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, row.slug),
  }
}
