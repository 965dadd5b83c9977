export interface InvoiceAnswer {
  id: string
}
