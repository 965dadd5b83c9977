import type { SubscriptionId, TenantId } from '@recado/contracts/ids'
import type { Actor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import type { Plan, PlanCatalogue } from './plan-catalogue.ts'
import { startSubscription } from './start-subscription.ts'
import { lockProductSubscription, type SubscriptionChanges, updateSubscription } from './subscriptions.sql.ts'

const DAY = 86_400_000

export interface PlanChange {
  subscriptionId: SubscriptionId
  plan: string
  takesEffect: 'now' | 'period_end'
  effectiveAt: Date
}

/**
 * Changes the plan of a product, or starts the first one. A dearer plan holds at once, a cheaper one when what is paid
 * ends. Where its plan wants more isolation than the tenant has, the audit entry says so and
 * `listPlacementUpgrades` finds it; nothing is moved here.
 *
 * @throws plan_unknown
 */
export async function changeSubscription(
  scope: PlatformScope,
  catalogue: PlanCatalogue,
  source: { actor: Actor; origin?: RequestOrigin },
  order: { tenantId: TenantId; plan: string },
): Promise<PlanChange> {
  const plan = catalogue.get(order.plan)
  const now = scope.clock.now()
  const present = await lockProductSubscription(scope, order.tenantId, plan.product)
  if (present === undefined) {
    await startSubscription(scope, catalogue, { ...order, status: plan.trial_days > 0 ? 'trialing' : 'active' })
    const started = await lockProductSubscription(scope, order.tenantId, plan.product)
    if (started === undefined) throw errors.subscription_not_found()
    await audit(scope, source, order.tenantId, 'subscription.started', started.id, undefined, plan)
    return { subscriptionId: started.id, plan: plan.code, takesEffect: 'now', effectiveAt: now }
  }
  const upgrade = present.plan_code === plan.code || priceRank(plan) >= priceRank(present.definition)
  if (upgrade) {
    await updateSubscription(scope, present, {
      plan_code: plan.code,
      plan_version: catalogue.version,
      next_plan_code: null,
      next_plan_version: null,
      next_plan_at: null,
      ...(isFree(present.definition) && !isFree(plan) ? firstPaidPeriod(plan, now) : {}),
    })
  } else {
    await updateSubscription(scope, present, {
      next_plan_code: plan.code,
      next_plan_version: catalogue.version,
      next_plan_at: present.period_end,
    })
  }
  const action = upgrade ? 'subscription.upgraded' : 'subscription.downgrade_scheduled'
  await audit(scope, source, order.tenantId, action, present.id, present.definition, plan)
  return {
    subscriptionId: present.id,
    plan: plan.code,
    takesEffect: upgrade ? 'now' : 'period_end',
    effectiveAt: upgrade ? now : present.period_end,
  }
}

function isFree(plan: Plan): boolean {
  return plan.prices?.monthly === 0
}

/** What was free is paid for nothing: the dearer plan begins with its own trial, which then falls due. */
function firstPaidPeriod(plan: Plan, now: Date): SubscriptionChanges {
  const ends = new Date(now.getTime() + plan.trial_days * DAY)
  return { status: 'trialing', trial_ends_at: ends, period_start: now, period_end: ends }
}

/** On request is what is above the list. */
function priceRank(plan: Plan): number {
  return plan.prices?.monthly ?? Number.POSITIVE_INFINITY
}

async function audit(
  scope: PlatformScope,
  source: { actor: Actor; origin?: RequestOrigin },
  tenantId: TenantId,
  action: string,
  subscriptionId: string,
  before: Plan | undefined,
  after: Plan,
): Promise<void> {
  const show = ({ code, placement }: Plan) => ({ plan: code, placement })
  await recordControlAct(
    scope,
    { ...source, tenantId },
    {
      action,
      targetKind: 'subscription',
      targetId: subscriptionId,
      ...(before === undefined ? {} : { before: show(before) }),
      after: show(after),
    },
  )
}
