import type { Route } from './http/route.ts'
import type { JobDefinition } from './jobs/define-job.ts'

/** What a product brings. No autoloading: its index is the map, and what is not in it does not exist. */
export interface Product {
  name: string
  routes: readonly Route[]
  jobs: readonly JobDefinition[]
}
