import type { Product } from '../product.ts'
import { demoDrawCars } from './jobs.ts'
import { listDemoDoors, openDemoDoor } from './routes/public.ts'

/** The demo: its doors. Its companies and their sites are filled by seed-demo.ts and shop/. */
export const demo: Product = {
  name: 'demo',
  routes: [
    // routes/public
    listDemoDoors,
    openDemoDoor,
  ],
  jobs: [demoDrawCars],
}
