import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { EntitlementGrantId, PaymentId, SubscriptionId, TenantId } from './ids.ts'
import { Instant, line } from './wire.ts'

/** More than the plan gives: a number is added to a limit, null takes the limit away, true gives a feature. */
export const GrantBody = z.strictObject({
  entitlement: z.string().max(60),
  value: z.union([z.number().int().min(0).max(1_000_000_000), z.literal(true), z.null()]),
  reason: line(500),
  expires_at: Instant.optional(),
})
export const GrantView = z.object({
  id: EntitlementGrantId,
  tenant_id: TenantId,
  entitlement: z.string(),
  value: z.union([z.number(), z.boolean(), z.null()]),
  reason: z.string(),
  granted_by: z.string(),
  created_at: Instant,
  expires_at: Instant.nullable(),
})

/** A payment that somebody saw arrive: `external_id` is the bank's or the receipt's, and is confirmed once. */
export const PaymentBody = z.strictObject({
  tenant_id: TenantId,
  subscription_id: SubscriptionId,
  external_id: line(200),
  amount_centavos: z.number().int().min(1).max(100_000_000_00),
  paid_at: Instant,
})
export const PaymentView = z.object({
  id: PaymentId,
  subscription_id: SubscriptionId,
  provider: z.string(),
  external_id: z.string(),
  amount_centavos: z.number().int(),
  paid_at: Instant,
  /** True when this payment had been confirmed before and nothing was changed. */
  replayed: z.boolean(),
  period_end: Instant,
})

/** Starts a subscription of the plan's product, or changes the one the tenant has. */
export const ChangePlanBody = z.strictObject({ plan: z.string().max(60) })
export const ChangePlanView = z.object({
  subscription_id: SubscriptionId,
  plan: z.string(),
  /** `now` for a dearer plan, `period_end` for a cheaper one. */
  takes_effect: z.enum(['now', 'period_end']),
  effective_at: Instant,
})

const tag = 'Platform'
const params = z.object({ tenant_id: TenantId })
const path = '/api/v1/platform'

export const platformBillingEndpoints = {
  createGrant: defineEndpoint({
    name: 'create-grant',
    method: 'POST',
    path: `${path}/tenants/:tenant_id/grants`,
    tag,
    summary: 'Gives a tenant more than its plans: a higher limit or a feature, for a while or for good.',
    status: 201,
    params,
    body: GrantBody,
    response: GrantView,
  }),
  revokeGrant: defineEndpoint({
    name: 'revoke-grant',
    method: 'DELETE',
    path: `${path}/tenants/:tenant_id/grants/:grant_id`,
    tag,
    summary: 'Takes a grant back.',
    status: 204,
    params: params.extend({ grant_id: EntitlementGrantId }),
  }),
  changePlan: defineEndpoint({
    name: 'change-tenant-plan',
    method: 'POST',
    path: `${path}/tenants/:tenant_id/plan`,
    tag,
    summary: 'Starts a product, or changes its plan: a dearer one at once, a cheaper one when what is paid ends.',
    params,
    body: ChangePlanBody,
    response: ChangePlanView,
  }),
  confirmPayment: defineEndpoint({
    name: 'create-payment',
    method: 'POST',
    path: `${path}/payments`,
    tag,
    summary: 'Confirms a payment that arrived outside of any gateway. The same one twice counts once.',
    status: 201,
    body: PaymentBody,
    response: PaymentView,
  }),
}
