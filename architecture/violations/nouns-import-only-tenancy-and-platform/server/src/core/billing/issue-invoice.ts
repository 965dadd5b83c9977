import { openTenant } from '../workflows/open-tenant.ts'

export const issueInvoice = openTenant
