import { TenantView, UpdateTenantBody } from '@recado/contracts/tenants'
import { findLastControlAct } from '../../../modules/audit/index.ts'
import { findTenantRow } from '../../../modules/tenants/index.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import { updateTenant } from '../../../workflows/update-tenant.ts'
import { presentTenant } from '../present-tenant.ts'
import { requireUnchanged } from '../require-unchanged.ts'
import { consoleAction } from './console-route.ts'

export const getOwnTenant = consoleAction({
  name: 'get-own-tenant',
  method: 'GET',
  url: '/api/v1/tenant',
  tag: 'Company',
  summary: 'The company the caller works in.',
  permission: 'tenant.read',
  response: TenantView,
  handler: ({ services, tenant }) => readOwn(services, tenant),
})

export const updateOwnTenant = consoleAction({
  name: 'update-own-tenant',
  method: 'PATCH',
  url: '/api/v1/tenant',
  tag: 'Company',
  summary: 'Changes name, address, language or time zone. A former address redirects for 90 days.',
  permission: 'tenant.update',
  body: UpdateTenantBody,
  response: TenantView,
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
