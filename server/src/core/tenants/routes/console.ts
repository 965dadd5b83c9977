import { ownTenantEndpoints, TenantView } from '@recado/contracts/tenants'
import { consoleAction } from '../../../http/console/console-route.ts'
import { presentTenant } from '../../../http/present-tenant.ts'
import { requireUnchanged } from '../../../http/require-unchanged.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import { findLastControlAct } from '../../audit/index.ts'
import { updateTenant } from '../../workflows/update-tenant.ts'
import { findTenantRow } from '../index.ts'

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
