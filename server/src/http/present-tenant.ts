import type { TenantView } from '@recado/contracts/tenants'
import type { z } from 'zod'
import type { TenantRow } from '../core/tenants/index.ts'
import type { Services } from '../services.ts'
import { consoleUrl } from '../tenancy/console-url.ts'
import { revised } from './revision.ts'

/** What leaves of a tenant's row. */
export function presentTenant(
  { config, plans }: Pick<Services, 'config' | 'plans'>,
  row: TenantRow,
): z.output<typeof TenantView> {
  const { name, slug, locale, timezone } = row
  return {
    ...row,
    plan_name: plans.nameOf(row.plan),
    console_url: consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, row.slug),
    revision: revised({ name, slug, locale, timezone }).revision,
  }
}
