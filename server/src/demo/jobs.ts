import { z } from 'zod'
import { defineTenantJob } from '../jobs/define-job.ts'
import { DRAW_CARS_JOB, drawStock } from './draw-stock.ts'

export const demoDrawCars = defineTenantJob(DRAW_CARS_JOB, {
  schema: z.object({ slug: z.string() }),
  timeout: 300,
  concurrency: 1,
  handler: ({ services, source, signal }) => drawStock(services, source, signal),
})
