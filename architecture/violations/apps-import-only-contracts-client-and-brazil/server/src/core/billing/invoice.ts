export interface Invoice {
  id: string
}
