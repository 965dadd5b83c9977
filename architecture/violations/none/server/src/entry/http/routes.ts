import { invoices } from './console/invoices.routes.ts'

export const routes = [invoices]
