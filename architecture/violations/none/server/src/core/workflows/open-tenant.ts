import { issueInvoice } from '../billing/issue-invoice.ts'

export const openTenant = issueInvoice
