export interface Invoice {
  id: string
}
export const issueInvoice = 1
export const voidInvoice = 1
