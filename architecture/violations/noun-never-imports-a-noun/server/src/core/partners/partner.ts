export interface Partner {
  id: string
}
