import type { IdentityId, MemberId, PartnerId, TenantId } from '@recado/contracts/ids'
import { updateBrand } from '../modules/branding/index.ts'
import { addMember, findIdentityByEmail, insertIdentity, insertPlatformMember } from '../modules/identity/index.ts'
import { findPartnerBySlug } from '../modules/partners/index.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../services.ts'
import type { Actor } from '../tenancy/actor.ts'
import { consoleUrl } from '../tenancy/console-url.ts'
import { DEMO_PASSWORD, DEMO_TENANTS, PARTNER_ADMIN, PLATFORM_OWNER } from './demo-data.ts'
import { openPartner } from './open-partner.ts'
import { openTenant } from './open-tenant.ts'

/** A door of the demo: somebody who can sign in at once. */
export interface DemoDoor {
  door: string
  email: string
  password: string
  url: string
}

const ACTOR: Actor = { kind: 'system', name: 'seed-demo' }
type DemoTenant = (typeof DEMO_TENANTS)[number]

/** Makes the demo, or what is missing of it: it may be repeated, and what is there stays as people left it. */
export async function seedDemo(services: Services): Promise<DemoDoor[]> {
  const passwordHash = await services.passwords.hash(DEMO_PASSWORD)
  const person = (who: { email: string; name: string }) => ensurePerson(services, who, passwordHash)
  const owner = await person(PLATFORM_OWNER)
  await services.control.acrossTenants((scope) => insertPlatformMember(scope, owner))
  await person(PARTNER_ADMIN)
  const partnerId = await ensurePartner(services)
  for (const tenant of DEMO_TENANTS) {
    if ((await services.tenants.find({ slug: tenant.slug })) !== undefined) continue
    await openDemoTenant(services, tenant, partnerId, person)
  }
  return doors(services)
}

async function openDemoTenant(
  services: Services,
  tenant: DemoTenant,
  partnerId: PartnerId,
  person: (who: { email: string; name: string }) => Promise<IdentityId>,
): Promise<void> {
  const { people, colours, ...order } = tenant
  const [first, ...others] = people
  const { tenantId } = await openTenant(services, {
    ...order,
    locale: 'pt-BR',
    timezone: 'America/Sao_Paulo',
    status: 'active',
    partnerId,
    owner: { kind: 'identity', identityId: await person(first) },
    actor: ACTOR,
  })
  for (const { role, ...who } of others) {
    await addMember(services, { tenantId, memberId: newId<MemberId>(), identityId: await person(who), role })
  }
  await updateBrand(brandHolder(services, tenantId), { actor: ACTOR }, { colours })
}

function brandHolder(services: Services, id: TenantId): Parameters<typeof updateBrand>[0] {
  return { owner: { kind: 'tenant', id }, open: (run) => services.control.asTenant(id, run) }
}

function doors(services: Services): DemoDoor[] {
  const { publicUrl } = services.config.http
  const password = DEMO_PASSWORD
  return [
    { door: 'dona da plataforma', email: PLATFORM_OWNER.email, password, url: publicUrl },
    { door: 'parceira', email: PARTNER_ADMIN.email, password, url: publicUrl },
    ...DEMO_TENANTS.flatMap(({ slug, name, people }) => {
      const url = consoleUrl(publicUrl, services.config.tenancy.baseDomain, slug)
      const [manager] = people
      const seller = people.at(-1)
      return [
        { door: `gerente, ${name}`, email: manager.email, password, url },
        ...(slug === 'robustcar' && seller ? [{ door: `vendedor, ${name}`, email: seller.email, password, url }] : []),
      ]
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

async function ensurePartner(services: Services): Promise<PartnerId> {
  return services.control.acrossTenants(async (scope) => {
    const known = await findPartnerBySlug(scope, 'revende')
    if (known !== undefined) return known.id
    const id = newId<PartnerId>()
    await openPartner(
      scope,
      { actor: ACTOR },
      { id, name: 'Revende Mais', slug: 'revende', tenants_max: 100, admin_email: PARTNER_ADMIN.email },
    )
    return id
  })
}
