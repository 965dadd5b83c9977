import type { Product } from '../product.ts'
import { flowsCall, flowsFireTimer, flowsFollow } from './sessions/jobs.ts'

/** Bots that a company builds by itself. */
export const zap: Product = {
  name: 'zap',
  routes: [],
  jobs: [
    // sessions
    flowsFollow,
    flowsFireTimer,
    flowsCall,
  ],
}
