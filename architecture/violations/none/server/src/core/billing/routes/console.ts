import { openTenant } from '../../workflows/open-tenant.ts'
import { issueInvoice } from '../issue-invoice.ts'

export const invoices = [openTenant, issueInvoice]
