import { billingEndpoints } from '@recado/contracts/billing'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { listSubscriptionRows, listUsage, presentSubscription, UPGRADE_PATH } from '../index.ts'

export const billingStatus = consoleAction(billingEndpoints.status, {
  permission: 'billing.read',
  use: 'account',
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

export const billingUsage = consoleRoute(billingEndpoints.usage, {
  permission: 'usage.read',
  use: 'account',
  handler: async ({ scope }) => ({ items: await listUsage(scope), upgrade_url: UPGRADE_PATH }),
})
