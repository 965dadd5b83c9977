import { carmatch } from './carmatch/index.ts'
import { chat } from './chat/index.ts'
import { core } from './core/index.ts'
import { demo } from './demo/index.ts'
import type { Route } from './http/route.ts'
import { health, readiness } from './http/routes/health.ts'
import { metrics } from './http/routes/metrics.ts'
import type { JobDefinition } from './jobs/define-job.ts'
import type { Product } from './product.ts'
import { zap } from './zap/index.ts'

/** The one central list. */
export const PRODUCTS: readonly Product[] = [core, chat, zap, carmatch, demo]

/** Every route there is: those of an operator, then each product's. */
export const ROUTES: readonly Route[] = [health, readiness, metrics, ...PRODUCTS.flatMap(({ routes }) => routes)]

/** Every kind of job there is. A job that is in no product's list becomes a dead letter. */
export const JOBS: readonly JobDefinition[] = PRODUCTS.flatMap(({ jobs }) => jobs)
