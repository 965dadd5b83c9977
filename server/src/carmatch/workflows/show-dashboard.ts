import type { CarDashboard, CarDashboardQuery } from '@recado/contracts/car-analytics'
import type { Locale } from '@recado/contracts/wire'
import type { z } from 'zod'
import { readPeriod } from '../../chat/reports/index.ts'
import { limitOf, readUsed } from '../../core/billing/index.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { makeDashboard } from '../car-analytics/index.ts'
import type { Shop } from './shop.ts'

export async function showDashboard(
  { shop, texts }: { shop: Shop; texts: Translator },
  scope: TenantScope,
  locale: Locale,
  query: z.output<typeof CarDashboardQuery>,
): Promise<CarDashboard> {
  return makeDashboard(scope, query, {
    ...{ texts, locale },
    period: await readPeriod(scope, query.period),
    policy: await shop.policies.live(scope),
    quota: { used: await readUsed(scope, 'recommendations'), limit: limitOf(scope.tenant, 'recommendations') },
  })
}
