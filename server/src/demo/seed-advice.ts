import { CreateCarBody } from '@recado/contracts/cars'
import { createCar } from '../carmatch/catalogue/index.ts'
import { carMeter } from '../carmatch/workflows/car-meter.ts'
import { createExecution, listExecutions, runRound } from '../consultor/executions/index.ts'
import { saveSettings } from '../consultor/settings/index.ts'
import { executionMeter } from '../consultor/workflows/execution-meter.ts'
import { executionPorts } from '../consultor/workflows/execution-ports.ts'
import { startSubscription } from '../core/billing/index.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { WithTenant } from '../tenancy/tenant-scope.ts'
import { atTime, controlAtTime } from './at-time.ts'
import { readCast, SEEDER } from './cast.ts'
import type { DemoCompany } from './script.ts'
import { carBodyOf } from './seed-stock.ts'

const DAY = 86_400_000
const ANY = { cursor: undefined, statuses: undefined, depth: undefined, search: undefined } as const

/**
 * What a company sold, and what its manager asked the board of it, once. The board argues by rule, whatever model the
 * installation has: a demo spends nobody's tokens.
 */
export async function seedAdvice(services: Services, company: DemoCompany, { id }: Tenant): Promise<void> {
  const { advice, stock, opened, slug, people } = company
  const [manager] = people
  if (advice === undefined || stock === undefined || manager === undefined) return
  const began = new Date(services.clock.now().getTime() - opened.daysAgo * DAY)
  await controlAtTime(services.control, began).acrossTenants((scope) =>
    startSubscription(scope, services.plans, { tenantId: id, plan: advice.plan, status: 'active' }),
  )
  services.tenants.forget(id)
  const tenant = await services.tenants.find({ id })
  if (tenant === undefined) throw new Error(`${slug} is not there`)
  const then = new Date(services.clock.now().getTime() - advice.askedDaysAgo * DAY)
  const source = { tenant, actor: SEEDER }
  const withTenant: WithTenant = (given, run) => services.withTenant(given, (scope) => run(atTime(scope, then)))
  const asked = await services.withTenant(source, async (scope) => {
    const known = await listExecutions(scope, { ...ANY, limit: 1, since: undefined, until: undefined })
    if (known.items.length > 0) return undefined
    const now = scope.clock.now().getTime()
    for (const [at, daysAgo] of advice.soldDaysAgo.entries()) {
      const car = stock.cars[at % stock.cars.length]
      if (car === undefined) continue
      const sold = new Date(now - daysAgo * DAY)
      const body = CreateCarBody.parse({ ...carBodyOf(car), stock_key: `V${at + 1}`, status: 'sold' })
      await createCar(atTime(scope, sold), carMeter, { ...body, arrived_at: new Date(sold.getTime() - car.days * DAY) })
    }
    await saveSettings(scope, { company_figures: true, confirm: 'doubtful' })
    const actor = (await readCast(scope, company)).member(manager.key)
    return createExecution({ ...atTime(scope, then), actor }, executionMeter, {
      ...{ problem: advice.problem, businessType: advice.businessType, depth: 'Padrão', confirm: 'never' },
      ...{ usesCompanyFigures: true, locale: 'pt-BR' },
    })
  })
  if (asked === undefined) return
  const clock = { now: () => then }
  const ports = { ...executionPorts(services), clock, withTenant, findModel: async () => undefined }
  await runRound(ports, source, asked, new AbortController().signal)
}
