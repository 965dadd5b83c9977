import { plan } from '../../../contracts/src/index.ts'
import { cep } from '../../../engines/brazil/src/cep.ts'
import type { Invoice } from '../../../server/src/core/billing/invoice.ts'
import { frame } from '../../widget/src/frame.ts'

export const App = (invoice: Invoice) => [invoice, plan, cep, frame]
