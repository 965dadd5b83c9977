import { ownTenantEndpoints, TenantView } from '@recado/contracts/tenants'
import { findLastControlAct } from '../../../modules/audit/index.ts'
import { findTenantRow } from '../../../modules/tenants/index.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import { updateTenant } from '../../../workflows/update-tenant.ts'
import { presentTenant } from '../present-tenant.ts'
import { requireUnchanged } from '../require-unchanged.ts'
import { consoleAction } from './console-route.ts'

export const getOwnTenant = consoleAction(ownTenantEndpoints.get, {
  permission: 'tenant.read',
  handler: ({ services, tenant }) => readOwn(services, tenant),
})

export const updateOwnTenant = consoleAction(ownTenantEndpoints.update, {
  permission: 'tenant.update',
  handler: async ({ services, source, request, tenant, body }) => {
    await updateTenant(services.control, source, body, (scope, row) =>
      requireUnchanged(request, presentTenant(services, row), {
        response: TenantView,
        readLastChange: () => findLastControlAct(scope, { kind: 'tenant', id: tenant.id }),
      }),
    )
    return readOwn(services, tenant)
  },
})

async function readOwn(services: Services, tenant: Tenant) {
  const row = await services.control.asTenant(tenant.id, (scope) => findTenantRow(scope, tenant.id))
  if (row === undefined) throw errors.not_found()
  return presentTenant(services, row)
}
