import type { IdentityId, MemberId, PartnerId, SessionId, TenantId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import type { SystemRole } from '@recado/contracts/permissions'
import type { PlacementKind, TenantStatus } from '@recado/contracts/tenants'
import { insertPartner, insertPartnerMember } from '../../src/core/partners/index.ts'
import { insertSession } from '../../src/core/sessions/sessions.sql.ts'
import { newId } from '../../src/platform/ids.ts'
import { placeTenant } from '../../src/tenancy/place-tenant.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { TestHouse } from './test-house.ts'

let counter = 0

/** A tenant in its place, without going through its opening. */
export async function buildTenant(
  house: Pick<TestHouse, 'services'>,
  options: { placement?: PlacementKind; slug?: string; status?: TenantStatus; partnerId?: PartnerId } = {},
): Promise<Tenant> {
  const { control, tenants, clock, installation } = house.services
  const id = newId<TenantId>()
  counter += 1
  const slug = options.slug ?? `empresa-${process.pid}-${counter}`
  await control.acrossTenants(async (scope) => {
    await scope.control
      .insertInto('tenants')
      .values({
        id,
        slug,
        name: `Empresa ${counter}`,
        status: options.status ?? 'active',
        partner_id: options.partnerId ?? null,
        opened_at: clock.now(),
      })
      .execute()
    await scope.control.insertInto('slugs').values({ slug, tenant_id: id }).execute()
  })
  await placeTenant(installation, id, options.placement ?? 'shared')
  const tenant = await tenants.find({ id })
  if (tenant === undefined) throw new Error('the tenant was not found after it was placed')
  return tenant
}

export interface SignedIn {
  identityId: IdentityId
  memberId: MemberId
  sessionId: SessionId
  email: string
  token: string
  /** Headers of a request by this person to their tenant. */
  headers: { authorization: string; 'x-tenant': string }
}

/** A member of the tenant with a role, signed in. */
export async function buildMember(
  house: Pick<TestHouse, 'services'>,
  tenant: Tenant,
  role: SystemRole | string = 'owner',
): Promise<SignedIn> {
  const { control, withTenant, tokens, clock } = house.services
  counter += 1
  const identityId = newId<IdentityId>()
  const memberId = newId<MemberId>()
  const sessionId = newId<SessionId>()
  const email = `pessoa-${process.pid}-${counter}@exemplo.com.br`
  const name = `Pessoa ${counter}`
  await control.acrossTenants(async (scope) => {
    await scope.control
      .insertInto('identities')
      .values({ id: identityId, email, name, email_verified_at: clock.now() })
      .execute()
    await scope.control
      .insertInto('memberships')
      .values({ tenant_id: tenant.id, identity_id: identityId, member_id: memberId })
      .execute()
    await insertSession(scope, {
      id: sessionId,
      identityId,
      realm: 'tenant',
      tenantId: tenant.id,
      partnerId: null,
      userAgent: 'test',
      ip: '127.0.0.1',
      expiresAt: new Date(clock.now().getTime() + 86_400_000),
    })
  })
  await withTenant({ tenant, actor: { kind: 'system', name: 'factory' } }, async (scope) => {
    const now = clock.now()
    await scope.db
      .insertInto('members')
      .values({
        tenant_id: tenant.id,
        id: memberId,
        identity_id: identityId,
        email,
        name,
        role,
        created_at: now,
        updated_at: now,
      })
      .execute()
  })
  const token = await tokens.issue({ identityId, sessionId, tenantId: tenant.id, email })
  return {
    identityId,
    memberId,
    sessionId,
    email,
    token,
    headers: { authorization: `Bearer ${token}`, 'x-tenant': encodeId('ten', tenant.id) },
  }
}

export interface OfficePerson {
  identityId: IdentityId
  token: string
  headers: { authorization: string }
}

/** Somebody of the platform, or of a partner, signed in at the root host. */
export async function buildOfficePerson(
  house: TestHouse,
  place: { realm: 'platform' } | { realm: 'partner'; partnerId: PartnerId },
): Promise<OfficePerson> {
  const { control, tokens, clock } = house.services
  counter += 1
  const identityId = newId<IdentityId>()
  const sessionId = newId<SessionId>()
  const email = `escritorio-${process.pid}-${counter}@exemplo.com.br`
  const partnerId = place.realm === 'partner' ? place.partnerId : null
  await control.acrossTenants(async (scope) => {
    await scope.control
      .insertInto('identities')
      .values({ id: identityId, email, name: `Escritório ${counter}`, email_verified_at: clock.now() })
      .execute()
    if (partnerId === null) {
      await scope.control.insertInto('platform_members').values({ identity_id: identityId }).execute()
    } else {
      await insertPartnerMember(scope, { partnerId, identityId })
    }
    await insertSession(scope, {
      id: sessionId,
      identityId,
      realm: place.realm,
      tenantId: null,
      partnerId,
      userAgent: 'test',
      ip: '127.0.0.1',
      expiresAt: new Date(clock.now().getTime() + 86_400_000),
    })
  })
  const token = await tokens.issue({ identityId, sessionId, tenantId: null, email })
  return { identityId, token, headers: { authorization: `Bearer ${token}` } }
}

/** A partner with its own administrator, signed in. */
export async function buildPartner(
  house: TestHouse,
  options: { tenantsMax?: number } = {},
): Promise<{ id: PartnerId; admin: OfficePerson }> {
  counter += 1
  const id = newId<PartnerId>()
  const slug = `parceira-${process.pid}-${counter}`
  await house.services.control.acrossTenants((scope) =>
    insertPartner(scope, {
      id,
      slug,
      name: `Parceira ${counter}`,
      baseDomain: null,
      tenantsMax: options.tenantsMax ?? 100,
    }),
  )
  return { id, admin: await buildOfficePerson(house, { realm: 'partner', partnerId: id }) }
}
