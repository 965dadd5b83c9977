import type { DemoDoor } from '@recado/contracts/demo'
import type { IdentityId, PartnerId } from '@recado/contracts/ids'
import { findIdentityByEmail, insertIdentity, insertPlatformMember } from '../core/accounts/index.ts'
import { findPartnerBySlug, insertPartnerMember } from '../core/partners/index.ts'
import { advanceSubscriptions } from '../core/workflows/advance-subscriptions.ts'
import { openPartner } from '../core/workflows/open-partner.ts'
import { openTenantWorkflow } from '../core/workflows/open-tenant.ts'
import { resumeWorkflows } from '../core/workflows/run-workflow.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../services.ts'
import { consoleUrl } from '../tenancy/console-url.ts'
import { SEEDER } from './cast.ts'
import { DEMO_PASSWORD, DEMO_SHOP, DEMO_TENANTS, doorsOf, PARTNER, PARTNER_ADMIN, PLATFORM_OWNER } from './demo-data.ts'
import { demoShopUrl } from './demo-shop-url.ts'
import { seedCompany } from './seed-company.ts'
import { scanAtOnce } from './seed-connection.ts'

/** Somebody of the demo and where they are; customers have no sign-in. */
export interface DemoSignIn {
  door: DemoDoor | 'customer'
  company: string | null
  email: string | null
  password: string | null
  url: string
}

/**
 * Makes the demo, or what is missing of it: it may be repeated and interrupted, and what is there stays as people left it.
 * Times are relative to now; two companies opened long enough ago that one is overdue and one's trial ends in days.
 */
export async function seedDemo(services: Services): Promise<DemoSignIn[]> {
  await resumeWorkflows(services, [openTenantWorkflow(services)])
  const passwordHash = await services.passwords.hash(DEMO_PASSWORD)
  const person = (who: { email: string; name: string }) => ensurePerson(services, who, passwordHash)
  const owner = await person(PLATFORM_OWNER)
  await services.control.acrossTenants((scope) => insertPlatformMember(scope, owner))
  const partnerId = await ensurePartner(services, await person(PARTNER_ADMIN))
  // Side by side: they are in three databases. None is still at work when this answers or fails.
  const ends = await Promise.allSettled(
    DEMO_TENANTS.map((company) => seedCompany(services, company, partnerId, person)),
  )
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  const numbers = ends.flatMap((end) => (end.status === 'fulfilled' ? (end.value ?? []) : []))
  await scanAtOnce(services.config, numbers)
  await advanceSubscriptions(services)
  return signIns(services)
}

function signIns({ config }: Services): DemoSignIn[] {
  const { publicUrl } = config.http
  const password = DEMO_PASSWORD
  return [
    { door: 'platform', company: null, email: PLATFORM_OWNER.email, password, url: publicUrl },
    { door: 'partner', company: PARTNER.name, email: PARTNER_ADMIN.email, password, url: publicUrl },
    ...DEMO_TENANTS.flatMap((company): DemoSignIn[] => {
      const url = consoleUrl(publicUrl, config.tenancy.baseDomain, company.slug)
      const at = { company: company.name, password, url }
      const { manager, seller } = doorsOf(company)
      const atDoor: DemoSignIn = { door: 'manager', ...at, email: manager.email }
      if (company.slug !== DEMO_SHOP) return [atDoor]
      const shop = { company: company.name, email: null, password: null, url: demoShopUrl(config, company.slug) }
      return [atDoor, { door: 'seller', ...at, email: seller.email }, { door: 'customer', ...shop }]
    }),
  ]
}

async function ensurePerson(
  services: Services,
  person: { email: string; name: string },
  passwordHash: string,
): Promise<IdentityId> {
  return services.control.acrossTenants(async (scope) => {
    const known = await findIdentityByEmail(scope, person.email)
    if (known !== undefined) return known.id
    const id = newId<IdentityId>()
    const { email, name } = person
    await insertIdentity(scope, {
      id,
      email,
      name,
      password_hash: passwordHash,
      email_verified_at: scope.clock.now(),
      locale: 'pt-BR',
    })
    return id
  })
}

async function ensurePartner(services: Services, admin: IdentityId): Promise<PartnerId> {
  return services.control.acrossTenants(async (scope) => {
    const known = await findPartnerBySlug(scope, PARTNER.slug)
    if (known !== undefined) return known.id
    const id = newId<PartnerId>()
    await openPartner(scope, { actor: SEEDER }, { id, ...PARTNER, tenants_max: 100 })
    await insertPartnerMember(scope, { partnerId: id, identityId: admin })
    return id
  })
}
