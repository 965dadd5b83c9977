import { CreateCarBody } from '@recado/contracts/cars'
import { createCar, hasCars } from '../carmatch/catalogue/index.ts'
import { carMeter } from '../carmatch/workflows/car-meter.ts'
import { startSubscription } from '../core/billing/index.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { controlAtTime } from './at-time.ts'
import { SEEDER } from './cast.ts'
import { DRAW_CARS_JOB } from './draw-stock.ts'
import type { DemoCar, DemoCompany } from './script.ts'

const DAY = 86_400_000

/** What a company has to sell, once; its photos are drawn by a job, for nobody waits for them. */
export async function seedStock(
  services: Pick<Services, 'control' | 'plans' | 'tenants' | 'withTenant' | 'clock'>,
  { slug, stock, opened }: DemoCompany,
  { id }: Tenant,
): Promise<void> {
  if (stock === undefined) return
  const order = { tenantId: id, plan: stock.plan, status: 'active' } as const
  // As old as the company, so that all it owes is overdue on one day.
  const then = new Date(services.clock.now().getTime() - opened.daysAgo * DAY)
  const control = controlAtTime(services.control, then)
  await control.acrossTenants((scope) => startSubscription(scope, services.plans, order))
  services.tenants.forget(id)
  const tenant = await services.tenants.find({ id })
  if (tenant === undefined) throw new Error(`${slug} is not there`)
  await services.withTenant({ tenant, actor: SEEDER }, async (scope) => {
    if (await hasCars(scope)) return
    const now = scope.clock.now().getTime()
    for (const car of stock.cars) {
      const arrived_at = new Date(now - car.days * DAY)
      await createCar(scope, carMeter, { ...CreateCarBody.parse(carBodyOf(car)), arrived_at })
    }
    await scope.jobs.enqueue(DRAW_CARS_JOB, { slug })
  })
}

/** A car of the script as somebody would type it in. */
export function carBodyOf({ key, price, fipe, days: _days, options, ...attributes }: DemoCar) {
  const { brand, model, version } = attributes
  return {
    stock_key: key,
    title: `${brand} ${model} ${version}`,
    price_cents: price * 100,
    options,
    attributes: { ...attributes, ...(fipe === undefined ? {} : { fipe_cents: fipe * 100 }) },
  }
}
