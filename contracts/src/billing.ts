import { z } from 'zod'
import { EntitlementGrantId, PaymentId, SubscriptionId, TenantId } from './ids.ts'
import { TenantStatus } from './tenants.ts'
import { Instant, line, Problem } from './wire.ts'

/** What is counted against a plan. The unit is one of the thing, bytes for storage. */
export const USAGE_METRICS = [
  'agents',
  'conversations',
  'messages',
  'storage_bytes',
  'cars',
  'recommendations',
  'executions',
  'tokens',
  'connections',
] as const
export const UsageMetric = z.enum(USAGE_METRICS)
export type UsageMetric = z.output<typeof UsageMetric>

/** `none`: a level that rises and falls (agents, bytes) and never starts over. */
export const UsagePeriod = z.enum(['month', 'day', 'none'])
export type UsagePeriod = z.output<typeof UsagePeriod>

export const UsageView = z.object({
  metric: UsageMetric,
  period: UsagePeriod,
  /** Cut in the tenant's zone; null for what has no period. */
  period_start: Instant.nullable(),
  period_end: Instant.nullable(),
  used: z.number().int(),
  /** Null: no limit. */
  limit: z.number().int().nullable(),
  /** Of the limit, rounded down; null without one, or when it is zero. */
  percent: z.number().int().nullable(),
  /** The highest threshold reached (80, 90, 100), or 0. */
  warning: z.number().int(),
})
export type UsageView = z.output<typeof UsageView>
export const UsageList = z.object({ items: z.array(UsageView), upgrade_url: z.string() })

export const SubscriptionStatus = z.enum(['incomplete', 'trialing', 'active', 'past_due', 'suspended', 'cancelled'])
export type SubscriptionStatus = z.output<typeof SubscriptionStatus>
export const BillingCycle = z.enum(['monthly', 'yearly'])
export type BillingCycle = z.output<typeof BillingCycle>

export const SubscriptionView = z.object({
  id: SubscriptionId,
  product: z.string(),
  plan: z.string(),
  plan_name: z.string(),
  status: SubscriptionStatus,
  cycle: BillingCycle,
  /** Of one cycle; null when the price is on request. */
  price_centavos: z.number().int().nullable(),
  trial_ends_at: Instant.nullable(),
  period_start: Instant,
  period_end: Instant,
  /** When it is suspended if nothing is paid until then; null unless it is past due. */
  suspends_at: Instant.nullable(),
  /** The plan that follows at `next_plan_at`, after a downgrade. */
  next_plan: z.string().nullable(),
  next_plan_name: z.string().nullable(),
  next_plan_at: Instant.nullable(),
})
export type SubscriptionView = z.output<typeof SubscriptionView>

export const BillingStatus = z.object({
  tenant_status: TenantStatus,
  plan: z.string(),
  trial_ends_at: Instant.nullable(),
  subscriptions: z.array(SubscriptionView),
  limits: z.record(z.string(), z.number().nullable()),
  features: z.record(z.string(), z.boolean()),
  currency: z.literal('BRL'),
  upgrade_url: z.string(),
})

/** `GET /api/v1/billing/plans`: what is for sale. */
export const PlanView = z.object({
  code: z.string(),
  product: z.string(),
  name: z.string(),
  currency: z.literal('BRL'),
  /** In centavos; null when the price is on request. */
  prices: z.object({ monthly: z.number().int(), yearly: z.number().int() }).nullable(),
  trial_days: z.number().int(),
  limits: z.record(z.string(), z.number().nullable()),
  features: z.record(z.string(), z.boolean()),
})
export const PlanList = z.object({ items: z.array(PlanView) })

/** A 402: the problem document, and what the screen needs to offer more. The Consultor's own three come with executions. */
export const QuotaProblem = Problem.extend({
  metric: UsageMetric,
  plan: z.string(),
  limit: z.number().int(),
  used: z.number().int(),
  period_end: Instant.nullable(),
  upgrade_url: z.string(),
  error: z.string().optional(),
  executions_used: z.number().int().optional(),
  executions_limit: z.number().int().optional(),
})

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
