import { issueInvoice } from '../modules/billing/issue-invoice.ts'

export const openTenant = issueInvoice
