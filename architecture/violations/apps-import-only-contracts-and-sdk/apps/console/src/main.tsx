import { plan } from '../../../contracts/src/index.ts'
import type { Invoice } from '../../../server/src/modules/billing/invoice.ts'
import { frame } from '../../widget/src/frame.ts'

export const App = (invoice: Invoice) => [invoice, plan, frame]
