export { issueInvoice, type Invoice, voidInvoice } from './issue-invoice.ts'
