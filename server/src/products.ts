import { readFunnelFigures } from './carmatch/car-analytics/index.ts'
import { askForCars, createStockCache, readStockFigures } from './carmatch/catalogue/index.ts'
import { carmatch } from './carmatch/index.ts'
import { createPolicies } from './carmatch/questionnaires/index.ts'
import { adviseCars } from './carmatch/workflows/advise-cars.ts'
import type { Shop } from './carmatch/workflows/shop.ts'
import { chat } from './chat/index.ts'
import { consultor } from './consultor/index.ts'
import type { FigureSource } from './consultor/workflows/figure-source.ts'
import { core } from './core/index.ts'
import { demo } from './demo/index.ts'
import type { Route } from './http/route.ts'
import { health, readiness } from './http/routes/health.ts'
import { metrics } from './http/routes/metrics.ts'
import type { JobDefinition } from './jobs/define-job.ts'
import type { Config } from './platform/config.ts'
import type { Translator } from './platform/i18n.ts'
import type { Product } from './product.ts'
import { type CarAdviser, createSampleCars } from './zap/calls/index.ts'
import { zap } from './zap/index.ts'

/** The one central list. */
export const PRODUCTS: readonly Product[] = [core, chat, zap, carmatch, consultor, demo]

/** Every route there is: those of an operator, then each product's. */
export const ROUTES: readonly Route[] = [health, readiness, metrics, ...PRODUCTS.flatMap(({ routes }) => routes)]

/** Every kind of job there is. A job that is in no product's list becomes a dead letter. */
export const JOBS: readonly JobDefinition[] = PRODUCTS.flatMap(({ jobs }) => jobs)

/** What the advisor may read of a company beside its conversations; neither product knows the other. */
export const FIGURE_SOURCES: readonly FigureSource[] = [
  { name: 'cars', read: readStockFigures },
  { name: 'funnel', read: readFunnelFigures },
]

/** What is held of every company's stock and questionnaire, once a process. */
export function createShop(): Shop {
  return { stock: createStockCache(), policies: createPolicies() }
}

/**
 * Flows' port of cars, filled: out of the company's own stock, and where it has none as zap does by itself. Neither product
 * knows the other.
 */
export function createCarAdviser(
  config: Pick<Config, 'http' | 'tenancy'>,
  texts: Translator,
  shop: Shop = createShop(),
): CarAdviser {
  const sample = createSampleCars(texts)
  const { publicUrl } = config.http
  const parts = { shop, publicUrl, baseDomain: config.tenancy.baseDomain }
  return {
    recommend: async (scope, effect, talk) => {
      const items = await adviseCars(parts, scope, effect, talk)
      if (items === 'quota_exceeded') return { ok: false, error: items }
      return items === undefined ? sample.recommend(scope, effect, talk) : { ok: true, value: { items } }
    },
    loadQuestionnaire: async (scope, id) => {
      const questions = id === 'cars' ? await askForCars(scope, shop.policies.live) : undefined
      return questions === undefined ? sample.loadQuestionnaire(scope, id) : { ok: true, value: { questions } }
    },
  }
}
