import {
  ChangePlanBody,
  ChangePlanView,
  GrantBody,
  GrantView,
  PaymentBody,
  PaymentView,
} from '@recado/contracts/billing'
import { EntitlementGrantId, TenantId } from '@recado/contracts/ids'
import { z } from 'zod'
import { platformRoute } from '../../../http/office-route.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import { confirmPayment } from '../../workflows/confirm-payment.ts'
import { changeSubscription, grantEntitlement, revokeEntitlement } from '../index.ts'

const tag = 'Platform'
const params = z.object({ tenant_id: TenantId })

export const createGrant = platformRoute({
  name: 'create-grant',
  method: 'POST',
  url: '/api/v1/platform/tenants/:tenant_id/grants',
  tag,
  summary: 'Gives a tenant more than its plans: a higher limit or a feature, for a while or for good.',
  status: 201,
  params,
  body: GrantBody,
  response: GrantView,
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

export const revokeGrant = platformRoute({
  name: 'revoke-grant',
  method: 'DELETE',
  url: '/api/v1/platform/tenants/:tenant_id/grants/:grant_id',
  tag,
  summary: 'Takes a grant back.',
  status: 204,
  params: params.extend({ grant_id: EntitlementGrantId }),
  handler: async ({ services, actor, origin, params: { tenant_id: tenantId, grant_id: grantId } }) => {
    await services.control.acrossTenants((scope) => revokeEntitlement(scope, { actor, origin }, { tenantId, grantId }))
    return undefined
  },
})

export const changeTenantPlan = platformRoute({
  name: 'change-tenant-plan',
  method: 'POST',
  url: '/api/v1/platform/tenants/:tenant_id/plan',
  tag,
  summary: 'Starts a product, or changes its plan: a dearer one at once, a cheaper one when what is paid ends.',
  params,
  body: ChangePlanBody,
  response: ChangePlanView,
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

export const createPayment = platformRoute({
  name: 'create-payment',
  method: 'POST',
  url: '/api/v1/platform/payments',
  tag,
  summary: 'Confirms a payment that arrived outside of any gateway. The same one twice counts once.',
  status: 201,
  body: PaymentBody,
  response: PaymentView,
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
