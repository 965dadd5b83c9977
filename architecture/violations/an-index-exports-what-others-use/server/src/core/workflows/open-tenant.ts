import { type Invoice, issueInvoice } from '../billing/index.ts'

export const openTenant = (invoice: Invoice) => [issueInvoice, invoice]
