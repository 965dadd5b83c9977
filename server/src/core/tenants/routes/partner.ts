import type { TenantId } from '@recado/contracts/ids'
import { partnerTenantEndpoints } from '@recado/contracts/tenants'
import { enterOrDepart } from '../../../http/enter-or-depart.ts'
import { partnerRoute } from '../../../http/office-route.ts'
import { presentTenant } from '../../../http/present-tenant.ts'
import { requireOwnOrigin } from '../../../http/refresh-cookie.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import { errors as billingErrors } from '../../billing/index.ts'
import { enterTenant } from '../../workflows/enter-tenant.ts'
import { openTenant } from '../../workflows/open-tenant.ts'
import { findTenantRow, listTenantRows } from '../index.ts'

export const listPartnerTenants = partnerRoute(partnerTenantEndpoints.list, {
  handler: async ({ services, actor, query }) => {
    const before = decodeIdCursor<TenantId>('partner-tenants', actor.partnerId, query.cursor)
    const rows = await services.control.asPartner(actor.partnerId, (scope) =>
      listTenantRows(scope, { limit: query.limit + 1, ...(before ? { before } : {}) }),
    )
    const page = pageOfRows('partner-tenants', actor.partnerId, query.limit, rows)
    return { ...page, items: page.items.map((row) => presentTenant(services, row)) }
  },
})

export const getPartnerTenant = partnerRoute(partnerTenantEndpoints.get, {
  handler: async ({ services, actor, params }) => {
    const row = await services.control.asPartner(actor.partnerId, (scope) => findTenantRow(scope, params.tenant_id))
    if (row === undefined) throw errors.not_found()
    return presentTenant(services, row)
  },
})

export const openPartnerTenant = partnerRoute(partnerTenantEndpoints.open, {
  handler: async ({ services, actor, origin, body }) => {
    // Where a tenant's rows live is the plan's business, and the platform's.
    if (body.placement !== undefined) throw errors.forbidden()
    // A partner sells what is for sale; what is agreed case by case the platform opens.
    if (!services.plans.get(body.plan).for_sale) throw billingErrors.plan_unknown()
    const { admin, ...tenant } = body
    const { tenantId } = await openTenant(services, {
      ...tenant,
      partnerId: actor.partnerId,
      owner: { kind: 'invite', ...admin, invitedByName: actor.name },
      actor,
      origin,
    })
    const row = await services.control.asPartner(actor.partnerId, (scope) => findTenantRow(scope, tenantId))
    if (row === undefined) throw errors.not_found()
    return presentTenant(services, row)
  },
})

export const enterPartnerTenant = partnerRoute(partnerTenantEndpoints.enter, {
  handler: async ({ services, request, reply, actor, origin, params, body }) => {
    const transport = body?.token_transport ?? 'body'
    if (transport === 'cookie') requireOwnOrigin(services, request)
    const entrance = await enterTenant(services, { actor, origin }, params.tenant_id)
    return enterOrDepart(services, { request, reply }, entrance, { transport })
  },
})
