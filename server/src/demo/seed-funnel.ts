import { listCars } from '../carmatch/catalogue/index.ts'
import { insertMove, keepLead, phoneKey, setStage } from '../carmatch/leads/index.ts'
import { hasLists, insertHistory } from '../carmatch/recommendations/index.ts'
import { canonicalPhone, findOrCreateContact } from '../chat/contacts/index.ts'
import { record } from '../core/billing/index.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { atTime } from './at-time.ts'
import { SEEDER } from './cast.ts'
import { type PastLead, playFunnel } from './play-funnel.ts'
import type { DemoCompany } from './script.ts'

const DAY = 86_400_000
const MOST_CARS = 100

/** What happened on a dealer's page in the last 90 days, once. */
export async function seedFunnel(
  services: Pick<Services, 'tenants' | 'withTenant'>,
  { stock, slug }: DemoCompany,
  { id }: Tenant,
): Promise<void> {
  if (stock === undefined) return
  const tenant = await services.tenants.find({ id })
  if (tenant === undefined) throw new Error(`${slug} is not there`)
  await services.withTenant({ tenant, actor: SEEDER }, async (scope) => {
    if (await hasLists(scope)) return
    const now = scope.clock.now()
    const page = { sort: 'oldest' as const, cursor: undefined, limit: MOST_CARS }
    const { items } = await listCars(scope, { status: ['available'] }, page)
    const cars = items.map((car) => ({ id: car.id, arrivedAt: car.arrived_at }))
    const daily = Math.max(8, Math.round(cars.length / 2))
    const played = playFunnel(cars, { now, daily, seed: cars.length })
    await insertHistory(scope, played)
    const counted = played.lists.filter(
      ({ source, at }) => source !== 'critique' && at.slice(0, 7) === now.toISOString().slice(0, 7),
    )
    if (counted.length > 0) await record(scope, 'recommendations', counted.length, { transactionId: 'demo:funnel' })
    for (const lead of played.leads) await seedLead(atTime(scope, lead.at), lead, now)
  })
}

async function seedLead(scope: TenantScope, lead: PastLead, now: Date): Promise<void> {
  const { name, channel, portal, buyer, outcome } = lead
  const phone = canonicalPhone(lead.phone) ?? lead.phone
  const person = { name, phone, phoneKey: phoneKey(phone), email: null, channel, portal, buyer }
  const kept = await keepLead(
    scope,
    { ...person, tradeIn: null, visitAt: null, consentVersion: buyer === null ? null : 'demo' },
    {
      ...{ channel, portal, adRef: '', message: '', externalId: null, recommendationId: lead.list },
      cars: [lead.car],
    },
    async () => (await findOrCreateContact(scope, { identities: [], name, phone })).contact.id,
  )
  if (outcome === 'none') return
  const at = new Date(Math.min(now.getTime(), lead.at.getTime() + (outcome === 'contacted' ? 0.1 : 4) * DAY))
  const sold =
    outcome === 'sold' ? { priceCents: 4_500_000 + (lead.at.getTime() % 60) * 100_000 } : { priceCents: null }
  await insertMove(scope, kept.id, { stage: outcome, byName: '', carId: null, ...sold, note: '', at })
  await setStage(scope, kept.id, outcome, at)
}
