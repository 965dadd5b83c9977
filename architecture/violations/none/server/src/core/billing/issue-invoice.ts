import { step } from '../../../../engines/flow/src/index.ts'
import { clock } from '../../platform/clock.ts'
import { listInvoices } from './invoices.sql.ts'

export const issueInvoice = [step, clock, listInvoices]
