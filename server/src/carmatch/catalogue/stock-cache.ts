import { type Catalogue, type Model, prepareCatalogue } from '@recado/matching'
import { carModel } from '@recado/matching/cars'
import { conditionOf, readCarFacts } from '@recado/matching/stock'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { readStockVersion } from './car-settings.sql.ts'
import { listOffers } from './cars.sql.ts'
import { withFipe } from './with-fipe.ts'

export interface HeldStock {
  version: number
  catalogue: Catalogue
  shown: Map<string, number>
}

interface Held extends HeldStock {
  year: number
}

/** Cars in memory over all companies; some 1 kB each. */
const MOST_CARS = 100_000

export interface StockCache {
  /** What a company has available, ready to be ranked, as it is in this transaction. */
  get(scope: TenantScope): Promise<Catalogue>
  /** The same with its version, and how often this process has shown each car of it. */
  open(scope: TenantScope): Promise<HeldStock>
}

/** Stocks as the engine ranks them, by their version: a change is seen by the next question, and nothing else is read anew. */
export function createStockCache(): StockCache {
  const held = new Map<string, Held>()
  const models = new Map<number, Model>()
  const modelOf = (year: number): Model => {
    const known = models.get(year) ?? carModel({ year })
    models.set(year, known)
    return known
  }
  const forgetOldest = (): void => {
    let cars = [...held.values()].reduce((sum, { catalogue }) => sum + catalogue.items.length, 0)
    for (const [tenant, { catalogue }] of held) {
      if (cars <= MOST_CARS || held.size === 1) return
      held.delete(tenant)
      cars -= catalogue.items.length
    }
  }
  const open = async (scope: TenantScope): Promise<Held> => {
    const { id } = scope.tenant
    const year = scope.clock.now().getFullYear()
    const version = await readStockVersion(scope)
    const known = held.get(id)
    held.delete(id)
    const now =
      known?.version === version && known.year === year
        ? known
        : {
            ...{ version, year, shown: known?.shown ?? new Map() },
            catalogue: prepareCatalogue(
              modelOf(year),
              (await withFipe(scope, await listOffers(scope))).map((offer) => rowOf(offer, year)),
            ),
          }
    held.set(id, now)
    forgetOldest()
    return now
  }
  return { open, get: async (scope) => (await open(scope)).catalogue }
}

/** With what a car's texts and its mileage say, whoever brought it. */
function rowOf(
  { id, price_cents, title, options, attributes }: Awaited<ReturnType<typeof listOffers>>[number],
  year: number,
) {
  const texts = [attributes.version, attributes.model, title, ...options].filter((one) => one !== undefined)
  return {
    ...readCarFacts(texts.join(' · ')),
    ...{ condition: conditionOf(attributes, year), ...attributes },
    ...{ id, price_cents },
  }
}
