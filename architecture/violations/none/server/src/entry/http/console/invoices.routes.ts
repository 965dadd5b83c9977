import { openTenant } from '../../../workflows/open-tenant.ts'
import { issueInvoice } from '../../../modules/billing/issue-invoice.ts'

export const invoices = [openTenant, issueInvoice]
