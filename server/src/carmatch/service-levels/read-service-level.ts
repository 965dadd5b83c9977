import type { ServiceLevelView } from '@recado/contracts/car-analytics'
import { z } from 'zod'
import tiers from '../../../data/service-levels.json' with { type: 'json' }
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { quantileOf } from './bands.ts'
import { sumHours } from './service-hours.sql.ts'

const DAYS = 30
const DAY = 86_400_000

/** From the best tier to the least; one is a company's when its plans have the feature, which the last does without. */
const TIERS = z
  .array(
    z.strictObject({
      name: z.string(),
      feature: z.string().nullable(),
      p95_ms: z.number().int(),
      availability: z.number().nullable(),
      at_once: z.number().int(),
    }),
  )
  .min(1)
  .parse(tiers)

/** How the last 30 days were, against the tier of the company. */
export async function readServiceLevel(scope: TenantScope): Promise<ServiceLevelView> {
  const now = scope.clock.now()
  const from = new Date(now.getTime() - DAYS * DAY)
  const { bands, failed, mostAtOnce } = await sumHours(scope, from)
  const requests = bands.reduce((sum, count) => sum + count, 0)
  const p95 = quantileOf(bands, 0.95) ?? null
  const availability = requests === 0 ? null : 1 - failed / requests
  const { features } = scope.tenant.entitlements
  const tier = TIERS.find(({ feature }) => feature === null || features[feature] === true)
  const kept =
    tier === undefined || p95 === null || availability === null
      ? null
      : p95 <= tier.p95_ms && (tier.availability === null || availability >= tier.availability)
  return {
    ...{ from, to: now, requests, failed, availability, p95_ms: p95, most_at_once: mostAtOnce, kept },
    promised: {
      plan: tier?.name ?? '',
      ...{ p95_ms: tier?.p95_ms ?? null, availability: tier?.availability ?? null, at_once: tier?.at_once ?? null },
    },
  }
}
