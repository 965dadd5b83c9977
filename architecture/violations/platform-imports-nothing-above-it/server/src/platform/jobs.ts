import { withTenant } from '../tenancy/with-tenant.ts'

export const run = withTenant
