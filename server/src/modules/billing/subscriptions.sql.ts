import type { SubscriptionId, TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export interface NewSubscription {
  tenantId: TenantId
  planCode: string
  planVersion: number
  product: string
  cycle: 'monthly' | 'yearly'
  status: 'trialing' | 'active' | 'incomplete'
  trialEndsAt: Date | null
  periodEnd: Date
}

/** Stores a subscription unless the tenant has a living one for the product. */
export async function insertSubscription(scope: PlatformScope, row: NewSubscription): Promise<void> {
  const now = scope.clock.now()
  await scope.control
    .insertInto('subscriptions')
    .values({
      id: newId<SubscriptionId>(),
      tenant_id: row.tenantId,
      plan_code: row.planCode,
      plan_version: row.planVersion,
      product: row.product,
      cycle: row.cycle,
      status: row.status,
      trial_ends_at: row.trialEndsAt,
      period_start: now,
      period_end: row.periodEnd,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'product'])
        // Written out: with a parameter the index is inferred while PostgreSQL plans for the value, and no longer found
        // (42P10) once the named statement gets its generic plan, at the sixth execution.
        .where(sql<boolean>`status <> 'cancelled'`)
        .doNothing(),
    )
    .execute()
}
