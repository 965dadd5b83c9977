import { invoices } from './console.ts'

export const partnerInvoices = [invoices]
