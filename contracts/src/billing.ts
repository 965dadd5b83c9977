import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { SubscriptionId } from './ids.ts'
import { TenantStatus } from './tenants.ts'
import { Instant, Problem } from './wire.ts'

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
  'ai_answers',
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

const tag = 'Billing'

export const billingEndpoints = {
  status: defineEndpoint({
    name: 'billing-status',
    method: 'GET',
    path: '/api/v1/billing/status',
    tag,
    summary: 'What the company subscribes to, until when it is paid, and what that gives it.',
    response: BillingStatus,
  }),
  usage: defineEndpoint({
    name: 'billing-usage',
    method: 'GET',
    path: '/api/v1/billing/usage',
    tag,
    summary: 'What is used of each limit, in its present month or day.',
    response: UsageList,
  }),
  listPlans: defineEndpoint({
    name: 'list-plans',
    method: 'GET',
    path: '/api/v1/billing/plans',
    tag: 'Billing',
    summary: 'The plans that are for sale, with prices in centavos.',
    response: PlanList,
  }),
}
