import { TenantView, UpdateTenantBody } from '@recado/contracts/tenants'
import { consoleAction } from '../../../http/console/console-route.ts'
import { presentTenant } from '../../../http/present-tenant.ts'
import { requireUnchanged } from '../../../http/require-unchanged.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import { findLastControlAct } from '../../audit/index.ts'
import { updateTenant } from '../../workflows/update-tenant.ts'
import { findTenantRow } from '../index.ts'

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
