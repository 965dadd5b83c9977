import { TenantView, UpdateTenantBody } from '@recado/contracts/tenants'
import { findTenantRow } from '../../../modules/tenants/index.ts'
import { errors } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import { updateTenant } from '../../../workflows/update-tenant.ts'
import { presentTenant } from '../present-tenant.ts'
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
  handler: async ({ services, source, tenant, body }) => {
    await updateTenant(services.control, source, body)
    return readOwn(services, tenant)
  },
})

async function readOwn(services: Services, tenant: Tenant) {
  const row = await services.control.asTenant(tenant.id, (scope) => findTenantRow(scope, tenant.id))
  if (row === undefined) throw errors.not_found()
  return presentTenant(services, row)
}
