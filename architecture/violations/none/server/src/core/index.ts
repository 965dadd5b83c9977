import { invoices } from './billing/routes/console.ts'

export const core = { routes: [invoices] }
