import type { ConnectionId, IdentityId, MemberId, PartnerId, TenantId } from '@recado/contracts/ids'
import { startSubscription } from '../core/billing/index.ts'
import { updateBrand } from '../core/branding/index.ts'
import { addMember } from '../core/members/index.ts'
import { openTenant } from '../core/workflows/open-tenant.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { setSampleCars } from '../zap/calls/index.ts'
import { controlAtTime } from './at-time.ts'
import { readCast, SEEDER } from './cast.ts'
import type { DemoCompany, DemoPerson } from './script.ts'
import { seedAdvice } from './seed-advice.ts'
import { seedConnection } from './seed-connection.ts'
import { seedConversation } from './seed-conversation.ts'
import { seedFlows } from './seed-flows.ts'
import { seedFunnel } from './seed-funnel.ts'
import { seedStock } from './seed-stock.ts'
import { hasWorkplace, seedWorkplace } from './seed-workplace.ts'
import { listSeededKeys } from './seeded-conversations.sql.ts'
import { timelineOf } from './timeline.ts'

const DAY = 86_400_000

/**
 * A company with its people, its set-up and its conversations, or what is missing of it.
 * @returns its number on the simulator
 */
export async function seedCompany(
  services: Services,
  company: DemoCompany,
  partnerId: PartnerId,
  person: (who: DemoPerson) => Promise<IdentityId>,
): Promise<ConnectionId | undefined> {
  const tenant = await ensureNumber(services, company, await ensureTenant(services, company, partnerId, person))
  const source = { tenant, actor: SEEDER }
  if (!(await services.withTenant(source, hasWorkplace))) {
    for (const who of company.people.slice(1)) {
      const [memberId, identityId] = [newId<MemberId>(), await person(who)]
      await addMember(services, { tenantId: tenant.id, memberId, identityId, role: who.role })
    }
    await updateBrand(brandHolder(services, tenant.id), { actor: SEEDER }, { colours: company.colours })
    await services.withTenant(source, (scope) => seedWorkplace(scope, company))
  }
  await seedConversations(services, company, tenant)
  await seedStock(services, company, tenant)
  await seedFunnel(services, company, tenant)
  await seedAdvice(services, company, tenant)
  return services.withTenant(source, async (scope) => {
    if (company.sampleCars === true) await setSampleCars(scope, true)
    await seedFlows(scope, company)
    return seedConnection(scope, company)
  })
}

async function seedConversations(services: Services, company: DemoCompany, tenant: Tenant): Promise<void> {
  const now = services.clock.now()
  const { seeded, cast } = await services.withTenant({ tenant, actor: SEEDER }, async (scope) => ({
    seeded: await listSeededKeys(scope),
    cast: await readCast(scope, company),
  }))
  const missing = company.conversations.filter(({ key }) => !seeded.has(key))
  // In the order in which they began, for protocols and for who wrote first.
  const began = (script: (typeof missing)[number]) => timelineOf(script, now).began.getTime()
  for (const script of missing.toSorted((a, b) => began(a) - began(b))) {
    await seedConversation(services, { tenant, cast, now }, script)
  }
}

async function ensureTenant(
  services: Services,
  { slug, name, plan, placement, opened, people }: DemoCompany,
  partnerId: PartnerId,
  person: (who: DemoPerson) => Promise<IdentityId>,
): Promise<Tenant> {
  const known = await services.tenants.find({ slug })
  if (known !== undefined) return known
  const [first] = people
  if (first === undefined) throw new Error(`nobody works at ${slug}`)
  const then = new Date(services.clock.now().getTime() - opened.daysAgo * DAY)
  const { tenantId } = await openTenant(
    { ...services, control: controlAtTime(services.control, then) },
    {
      slug,
      name,
      plan,
      placement,
      partnerId,
      locale: 'pt-BR',
      timezone: 'America/Sao_Paulo',
      status: opened.status,
      owner: { kind: 'identity', identityId: await person(first) },
      actor: SEEDER,
    },
  )
  const tenant = await services.tenants.find({ id: tenantId })
  if (tenant === undefined) throw new Error(`${slug} was opened and is not there`)
  return tenant
}

/** A number is of a plan of its own, from the day the company was opened. */
async function ensureNumber(services: Services, company: DemoCompany, tenant: Tenant): Promise<Tenant> {
  if (company.simulatedNumber !== true || tenant.entitlements.features.whatsapp === true) return tenant
  const then = new Date(services.clock.now().getTime() - company.opened.daysAgo * DAY)
  const { status } = company.opened
  await controlAtTime(services.control, then).acrossTenants((scope) =>
    startSubscription(scope, services.plans, {
      tenantId: tenant.id,
      plan: 'zap',
      status: status === 'trial' ? 'trialing' : 'active',
    }),
  )
  services.tenants.forget(tenant.id)
  const found = await services.tenants.find({ id: tenant.id })
  if (found === undefined) throw new Error(`${company.slug} is not there`)
  return found
}

function brandHolder(services: Services, id: TenantId): Parameters<typeof updateBrand>[0] {
  return { owner: { kind: 'tenant', id }, open: (run) => services.control.asTenant(id, run) }
}
