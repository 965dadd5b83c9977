import type { InvoiceAnswer } from '../entry/http/console/invoice-answer.ts'

export type Opened = InvoiceAnswer
