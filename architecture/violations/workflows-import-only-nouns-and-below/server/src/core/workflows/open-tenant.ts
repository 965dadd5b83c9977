import type { InvoiceAnswer } from '../../http/invoice-answer.ts'

export type Opened = InvoiceAnswer
