import type { TenantId } from '@recado/contracts/ids'
import { platformBillingEndpoints } from '@recado/contracts/platform-billing'
import { platformRoute } from '../../../http/office-route.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import { confirmPayment } from '../../workflows/confirm-payment.ts'
import { changeSubscription, grantEntitlement, revokeEntitlement } from '../index.ts'

export const createGrant = platformRoute(platformBillingEndpoints.createGrant, {
  handler: async ({ services, actor, origin, params: { tenant_id: tenantId }, body }) => {
    await requireTenant(services, tenantId)
    const grant = {
      tenant_id: tenantId,
      entitlement: body.entitlement,
      value: body.value,
      reason: body.reason,
      granted_by: actor.name,
      expires_at: body.expires_at ?? null,
    }
    return services.control.acrossTenants((scope) => grantEntitlement(scope, services.plans, { actor, origin }, grant))
  },
})

export const revokeGrant = platformRoute(platformBillingEndpoints.revokeGrant, {
  handler: async ({ services, actor, origin, params: { tenant_id: tenantId, grant_id: grantId } }) => {
    await services.control.acrossTenants((scope) => revokeEntitlement(scope, { actor, origin }, { tenantId, grantId }))
    return undefined
  },
})

export const changeTenantPlan = platformRoute(platformBillingEndpoints.changePlan, {
  handler: async ({ services, actor, origin, params: { tenant_id: tenantId }, body }) => {
    await requireTenant(services, tenantId)
    const change = await services.control.acrossTenants((scope) =>
      changeSubscription(scope, services.plans, { actor, origin }, { tenantId, plan: body.plan }),
    )
    return {
      subscription_id: change.subscriptionId,
      plan: change.plan,
      takes_effect: change.takesEffect,
      effective_at: change.effectiveAt,
    }
  },
})

export const createPayment = platformRoute(platformBillingEndpoints.confirmPayment, {
  handler: async ({ services, actor, origin, body }) => {
    const { payment, replayed, periodEnd } = await confirmPayment(
      services,
      { actor, origin },
      {
        tenantId: body.tenant_id,
        subscriptionId: body.subscription_id,
        provider: 'manual',
        externalId: body.external_id,
        amountCentavos: body.amount_centavos,
        paidAt: body.paid_at,
        confirmedBy: actor.name,
      },
    )
    return { ...payment, replayed, period_end: periodEnd }
  },
})

async function requireTenant(services: Services, id: TenantId): Promise<void> {
  if ((await services.tenants.find({ id })) === undefined) throw errors.not_found()
}
