import { advance } from './billing/jobs.ts'
import { invoices } from './billing/routes/console.ts'
import { partnerInvoices } from './billing/routes/partner.ts'

export const core = { routes: [invoices, partnerInvoices], jobs: [advance] }
