import { BillingStatus, UsageList } from '@recado/contracts/billing'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { listSubscriptionRows, listUsage, presentSubscription, UPGRADE_PATH } from '../index.ts'

const tag = 'Billing'

export const billingStatus = consoleAction({
  name: 'billing-status',
  method: 'GET',
  url: '/api/v1/billing/status',
  tag,
  summary: 'What the company subscribes to, until when it is paid, and what that gives it.',
  permission: 'billing.read',
  use: 'account',
  response: BillingStatus,
  handler: async ({ services, tenant }) => {
    const rows = await services.control.asTenant(tenant.id, (scope) => listSubscriptionRows(scope, tenant.id))
    return {
      tenant_status: tenant.status,
      plan: tenant.plan,
      trial_ends_at: tenant.trialEndsAt,
      subscriptions: rows.map((row) => presentSubscription(row, services.plans, services.dunning)),
      limits: tenant.entitlements.limits,
      features: tenant.entitlements.features,
      currency: 'BRL' as const,
      upgrade_url: UPGRADE_PATH,
    }
  },
})

export const billingUsage = consoleRoute({
  name: 'billing-usage',
  method: 'GET',
  url: '/api/v1/billing/usage',
  tag,
  summary: 'What is used of each limit, in its present month or day.',
  permission: 'usage.read',
  use: 'account',
  response: UsageList,
  handler: async ({ scope }) => ({ items: await listUsage(scope), upgrade_url: UPGRADE_PATH }),
})
