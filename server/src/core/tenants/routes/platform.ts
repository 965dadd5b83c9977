import type { TenantId } from '@recado/contracts/ids'
import { platformTenantEndpoints } from '@recado/contracts/tenants'
import { enterOrDepart } from '../../../http/enter-or-depart.ts'
import { platformRoute } from '../../../http/office-route.ts'
import { presentTenant } from '../../../http/present-tenant.ts'
import { requireOwnOrigin } from '../../../http/refresh-cookie.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import { enterTenant } from '../../workflows/enter-tenant.ts'
import { openTenant } from '../../workflows/open-tenant.ts'
import { changeStatus, findTenantRow, listTenantRows } from '../index.ts'

export const listTenants = platformRoute(platformTenantEndpoints.list, {
  handler: async ({ services, query }) => {
    const before = decodeIdCursor<TenantId>('tenants', 'platform', query.cursor)
    const rows = await services.control.acrossTenants((scope) =>
      listTenantRows(scope, {
        limit: query.limit + 1,
        ...(before ? { before } : {}),
        ...(query.status ? { status: query.status } : {}),
      }),
    )
    const page = pageOfRows('tenants', 'platform', query.limit, rows)
    return { ...page, items: page.items.map((row) => presentTenant(services, row)) }
  },
})

export const getTenant = platformRoute(platformTenantEndpoints.get, {
  handler: ({ services, params }) => readTenant(services, params.tenant_id),
})

export const openTenantByPlatform = platformRoute(platformTenantEndpoints.open, {
  handler: async ({ services, actor, origin, body }) => {
    const { admin, placement, ...tenant } = body
    const { tenantId } = await openTenant(services, {
      ...tenant,
      ...(placement ? { placement } : {}),
      partnerId: null,
      owner: { kind: 'invite', ...admin, invitedByName: actor.name },
      actor,
      origin,
    })
    return readTenant(services, tenantId)
  },
})

export const changeTenantStatus = platformRoute(platformTenantEndpoints.changeStatus, {
  handler: async ({ services, actor, origin, params, body }) => {
    await services.control.acrossTenants((scope) =>
      changeStatus(scope, { actor, origin }, { tenantId: params.tenant_id, ...body }),
    )
    return readTenant(services, params.tenant_id)
  },
})

export const enterAnyTenant = platformRoute(platformTenantEndpoints.enter, {
  handler: async ({ services, request, reply, actor, origin, params, body }) => {
    const transport = body?.token_transport ?? 'body'
    if (transport === 'cookie') requireOwnOrigin(services, request)
    const entrance = await enterTenant(services, { actor, origin }, params.tenant_id)
    return enterOrDepart(services, { request, reply }, entrance, { transport })
  },
})

async function readTenant(services: Services, id: TenantId) {
  const row = await services.control.acrossTenants((scope) => findTenantRow(scope, id))
  if (row === undefined) throw errors.not_found()
  return presentTenant(services, row)
}
