import type { IdentityId, PartnerId } from '@recado/contracts/ids'
import { findIdentityByEmail, insertIdentity, insertPlatformMember } from '../modules/identity/index.ts'
import { findPartnerBySlug } from '../modules/partners/index.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../services.ts'
import type { Actor } from '../tenancy/actor.ts'
import { consoleUrl } from '../tenancy/console-url.ts'
import { openPartner } from './open-partner.ts'
import { openTenant } from './open-tenant.ts'

/** A door of the demo: somebody who can sign in at once. The password is the demo's own and says so. */
export interface DemoDoor {
  door: string
  email: string
  password: string
  url: string
}

const PASSWORD = 'demonstracao'
const ACTOR: Actor = { kind: 'system', name: 'seed-demo' }

const TENANTS = [
  {
    slug: 'robustcar',
    name: 'RobustCar São Paulo',
    plan: 'chat_professional',
    placement: 'schema',
    owner: 'gerente@robustcar.exemplo',
  },
  {
    slug: 'autocenter',
    name: 'AutoCenter Rio',
    plan: 'chat_starter',
    placement: 'shared',
    owner: 'gerente@autocenter.exemplo',
  },
  {
    slug: 'sorriso',
    name: 'Clínica Sorriso',
    plan: 'chat_enterprise',
    placement: 'database',
    owner: 'gerente@sorriso.exemplo',
  },
] as const

const PEOPLE = [
  { email: 'dona@recado.exemplo', name: 'Helena Prado' },
  { email: 'parceira@revende.exemplo', name: 'Marta Vidal' },
  { email: 'gerente@robustcar.exemplo', name: 'Paulo Nunes' },
  { email: 'gerente@autocenter.exemplo', name: 'Rita Campos' },
  { email: 'gerente@sorriso.exemplo', name: 'Lia Moreira' },
] as const

/**
 * The demo: a platform owner, a partner, and three tenants in three placements. May be repeated; what is there stays.
 * Only in development, and only when the configuration asks for it.
 */
export async function seedDemo(services: Services): Promise<DemoDoor[]> {
  const people = new Map<string, IdentityId>()
  const hash = await services.passwords.hash(PASSWORD)
  for (const person of PEOPLE) people.set(person.email, await ensurePerson(services, person, hash))
  await services.control.acrossTenants((scope) => insertPlatformMember(scope, people.get(PEOPLE[0].email)!))
  const partnerId = await ensurePartner(services)
  for (const tenant of TENANTS) {
    if ((await services.tenants.find({ slug: tenant.slug })) !== undefined) continue
    const { owner, ...order } = tenant
    await openTenant(services, {
      ...order,
      locale: 'pt-BR',
      timezone: 'America/Sao_Paulo',
      status: 'active',
      partnerId,
      owner: { kind: 'identity', identityId: people.get(owner)! },
      actor: ACTOR,
    })
  }
  const { publicUrl } = services.config.http
  const at = (slug: string) => consoleUrl(publicUrl, services.config.tenancy.baseDomain, slug)
  return [
    { door: 'dona da plataforma', email: PEOPLE[0].email, password: PASSWORD, url: publicUrl },
    { door: 'parceira', email: PEOPLE[1].email, password: PASSWORD, url: publicUrl },
    ...TENANTS.map(({ slug, owner }) => ({
      door: `gerente (${slug})`,
      email: owner,
      password: PASSWORD,
      url: at(slug),
    })),
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
    await insertIdentity(scope, {
      id,
      ...person,
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
      { id, name: 'Revende Mais', slug: 'revende', tenants_max: 100, admin_email: PEOPLE[1].email },
    )
    return id
  })
}
