import type { SubscriptionStatus } from '@recado/contracts/billing'
import type { SubscriptionId, TenantId } from '@recado/contracts/ids'
import type { Actor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { findPayment, insertPayment, type PaymentRow } from './payments.sql.ts'
import type { Plan } from './plan-catalogue.ts'
import { nextPaidPeriod } from './subscription-period.ts'
import { lockSubscription, type SubscriptionRow, updateSubscription } from './subscriptions.sql.ts'

export interface ConfirmedPayment {
  tenantId: TenantId
  subscriptionId: SubscriptionId
  /** `manual`, or the gateway's name. */
  provider: string
  /** The provider's id of the payment: it is confirmed once. */
  externalId: string
  amountCentavos: number
  paidAt: Date
  confirmedBy: string
}

export interface PaymentResult {
  payment: PaymentRow
  /** True when it had been confirmed before; nothing was changed then. */
  replayed: boolean
  periodEnd: Date
  /** The subscription's state before this payment, by which the tenant's own follows. */
  previousStatus: SubscriptionStatus
}

/** A gateway's clock may be ahead of ours by this much. */
const CLOCK_SKEW_MS = 300_000

/**
 * Takes note of money that arrived: stores the payment once, and carries the subscription's period on by one cycle.
 * The price is the plan's as it was sold, never what the caller says; where it is on request, any amount will do.
 *
 * @throws subscription_not_found, subscription_ended, payment_amount_mismatch (422), payment_date_invalid,
 *   payment_conflict (409) when the provider's id was confirmed with other particulars
 */
export async function confirmPayment(
  scope: PlatformScope,
  source: { actor: Actor; origin?: RequestOrigin },
  order: ConfirmedPayment,
): Promise<PaymentResult> {
  const subscription = await lockSubscription(scope, order.subscriptionId)
  if (subscription === undefined || subscription.tenant_id !== order.tenantId) throw errors.subscription_not_found()
  const earlier = await findPayment(scope, order)
  if (earlier !== undefined) return replay(earlier, subscription, order)
  if (subscription.status === 'cancelled') throw errors.subscription_ended()
  if (order.paidAt.getTime() > scope.clock.now().getTime() + CLOCK_SKEW_MS) throw errors.payment_date_invalid()

  const { cycle, timezone: timeZone } = subscription
  const present = { start: subscription.period_start, end: subscription.period_end }
  const period = nextPaidPeriod(present, { paidAt: order.paidAt, cycle, timeZone })
  requirePrice(priceOf(planAt(subscription, period.start), subscription), order.amountCentavos)

  const payment = await insertPayment(scope, {
    tenant_id: order.tenantId,
    subscription_id: order.subscriptionId,
    provider: order.provider,
    external_id: order.externalId,
    amount_centavos: order.amountCentavos,
    paid_at: order.paidAt,
    confirmedBy: order.confirmedBy,
  })
  // Another subscription's payment took the id between the look and the insert.
  if (payment === undefined) throw errors.payment_conflict()
  await updateSubscription(scope, subscription, {
    status: 'active',
    period_start: period.start,
    period_end: period.end,
  })
  await recordControlAct(
    scope,
    { ...source, tenantId: order.tenantId },
    {
      action: 'payment.confirmed',
      targetKind: 'subscription',
      targetId: order.subscriptionId,
      before: { status: subscription.status, period_end: subscription.period_end.toISOString() },
      after: {
        status: 'active',
        period_end: period.end.toISOString(),
        payment_id: payment.id,
        provider: order.provider,
        external_id: order.externalId,
        amount_centavos: order.amountCentavos,
      },
    },
  )
  return { payment, replayed: false, periodEnd: period.end, previousStatus: subscription.status }
}

function replay(earlier: PaymentRow, subscription: SubscriptionRow, order: ConfirmedPayment): PaymentResult {
  const same = earlier.subscription_id === order.subscriptionId && earlier.amount_centavos === order.amountCentavos
  if (!same) throw errors.payment_conflict()
  return {
    payment: earlier,
    replayed: true,
    periodEnd: subscription.period_end,
    previousStatus: subscription.status,
  }
}

/** The plan that a period is paid for: a cheaper one that was chosen counts from when it takes effect. */
function planAt(subscription: SubscriptionRow, start: Date): Plan {
  const { next_definition: next, next_plan_at: from } = subscription
  return next !== null && from !== null && start >= from ? next : subscription.definition
}

function priceOf(plan: Plan, subscription: SubscriptionRow): number | null {
  return plan.prices === null ? null : plan.prices[subscription.cycle]
}

function requirePrice(expected: number | null, paid: number): void {
  if (expected === null || paid === expected) return
  throw errors.payment_amount_mismatch({ extra: { expected_centavos: expected, paid_centavos: paid } })
}
