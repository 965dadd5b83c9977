import type { StockCache } from '../catalogue/index.ts'
import type { Policies } from '../questionnaires/index.ts'

/** What a process holds of every company that sells cars. */
export interface Shop {
  stock: StockCache
  policies: Policies
}
