import type { SubscriptionStatus } from '@recado/contracts/billing'
import type { SubscriptionId, TenantId } from '@recado/contracts/ids'
import type { Actor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import { type DunningRules, pastDueAt, suspendsAt } from './dunning.ts'
import { errors } from './errors.ts'
import type { Plan } from './plan-catalogue.ts'
import { nextPaidPeriod } from './subscription-period.ts'
import {
  lockSubscription,
  type SubscriptionChanges,
  type SubscriptionRow,
  updateSubscription,
} from './subscriptions.sql.ts'

export interface AdvancedSubscription {
  tenantId: TenantId
  status: SubscriptionStatus
  changed: boolean
}

/**
 * What time alone does to a subscription, once each: a cheaper plan takes effect, a free one renews itself, a paid one
 * whose period or trial is over becomes past due and at last suspended. Looking again changes nothing.
 */
export async function advanceSubscription(
  scope: PlatformScope,
  rules: DunningRules,
  source: { actor: Actor },
  id: SubscriptionId,
): Promise<AdvancedSubscription | undefined> {
  const row = await lockSubscription(scope, id)
  if (row === undefined) return undefined
  const changes = changesDue(row, rules, scope.clock.now())
  if (Object.keys(changes).length === 0) return { tenantId: row.tenant_id, status: row.status, changed: false }
  await updateSubscription(scope, row, changes)
  await audit(scope, source, row, changes)
  return { tenantId: row.tenant_id, status: changes.status ?? row.status, changed: true }
}

/**
 * Suspends a subscription that was not paid, whatever the calendar says: a chargeback, say.
 * @throws subscription_not_found, subscription_ended
 */
export async function suspendForNonPayment(
  scope: PlatformScope,
  source: { actor: Actor },
  id: SubscriptionId,
): Promise<AdvancedSubscription> {
  const row = await lockSubscription(scope, id)
  if (row === undefined) throw errors.subscription_not_found()
  if (row.status === 'cancelled') throw errors.subscription_ended()
  if (row.status === 'suspended') return { tenantId: row.tenant_id, status: row.status, changed: false }
  const changes: SubscriptionChanges = { status: 'suspended' }
  await updateSubscription(scope, row, changes)
  await audit(scope, source, row, changes)
  return { tenantId: row.tenant_id, status: 'suspended', changed: true }
}

function changesDue(row: SubscriptionRow, rules: DunningRules, now: Date): SubscriptionChanges {
  const changes: SubscriptionChanges = {}
  let plan: Plan = row.definition
  if (row.next_definition !== null && row.next_plan_at !== null && row.next_plan_at <= now) {
    plan = row.next_definition
    Object.assign(changes, {
      plan_code: plan.code,
      plan_version: row.next_plan_version,
      next_plan_code: null,
      next_plan_version: null,
      next_plan_at: null,
    } satisfies Record<string, unknown>)
  }
  const living = row.status === 'trialing' || row.status === 'active' || row.status === 'past_due'
  if (!living || row.period_end > now) return changes
  if (plan.prices !== null && plan.prices[row.cycle] === 0) return { ...changes, ...renewal(row, now) }
  if (suspendsAt(rules, row.period_end) <= now) return { ...changes, status: 'suspended' }
  if (row.status !== 'past_due' && pastDueAt(rules, row.period_end) <= now) return { ...changes, status: 'past_due' }
  return changes
}

/** A free plan goes on by itself; after a long sleep, by as many cycles as have passed. */
function renewal(row: SubscriptionRow, now: Date): SubscriptionChanges {
  let period = { start: row.period_start, end: row.period_end }
  while (period.end <= now) {
    period = nextPaidPeriod(period, { paidAt: period.end, cycle: row.cycle, timeZone: row.timezone })
  }
  return { status: 'active', period_start: period.start, period_end: period.end }
}

async function audit(
  scope: PlatformScope,
  source: { actor: Actor },
  row: SubscriptionRow,
  changes: SubscriptionChanges,
): Promise<void> {
  const status = changes.status ?? row.status
  const action =
    status === 'suspended'
      ? 'subscription.suspended'
      : status === 'past_due' && row.status !== 'past_due'
        ? 'subscription.fell_due'
        : 'subscription.advanced'
  await recordControlAct(
    scope,
    { ...source, tenantId: row.tenant_id },
    {
      action,
      targetKind: 'subscription',
      targetId: row.id,
      before: { status: row.status, plan: row.plan_code, period_end: row.period_end.toISOString() },
      after: {
        status,
        plan: changes.plan_code ?? row.plan_code,
        period_end: (changes.period_end ?? row.period_end).toISOString(),
      },
    },
  )
}
