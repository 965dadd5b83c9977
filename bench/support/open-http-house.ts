import type { AddressInfo } from 'node:net'
import { encodeId, type IdentityId, type MemberId, type SessionId } from '@recado/contracts/ids'
import { insertSession } from '../../server/src/core/sessions/index.ts'
import { openTenant } from '../../server/src/core/workflows/open-tenant.ts'
import { createApp } from '../../server/src/http/create-app.ts'
import type { JobDefinition } from '../../server/src/jobs/define-job.ts'
import { startBackground } from '../../server/src/jobs/start-background.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { JOBS } from '../../server/src/products.ts'
import type { Tenant } from '../../server/src/tenancy/tenant.ts'
import { type BenchHouse, openBenchHouse } from './bench-house.ts'

export interface HttpHouse extends BenchHouse {
  /** http://127.0.0.1:port */
  url: string
  tenant: Tenant
  ownerId: MemberId
  /** Of a person who is signed in as the tenant's owner. */
  headers: Record<string, string>
}

/** The whole program in this process, listening, with its relay and its jobs; a tenant in it, and its owner signed in. */
export async function openHttpHouse({
  jobs = JOBS,
  environment = {},
}: {
  jobs?: readonly JobDefinition[]
  environment?: Record<string, string>
} = {}): Promise<HttpHouse> {
  const house = await openBenchHouse(environment)
  const { services } = house
  // One person cannot be as fast as a benchmark is; everything else of the limit is done as always.
  const person = { ...services.ratePolicies.person, points: 1_000_000_000 }
  const recommendations_client = { by: 'tenant_address', points: 1_000_000_000, seconds: 60 } as const
  const visitorLimits = { take: async () => ({}) }
  const ratePolicies = { ...services.ratePolicies, person, recommendations_client }
  const app = await createApp({ ...services, visitorLimits, ratePolicies })
  await app.listen({ port: Number(environment.PORT ?? 0), host: '127.0.0.1' })
  const background = await startBackground(services, jobs)
  const { tenant, ...owner } = await openSignedIn(house)
  return {
    ...house,
    tenant,
    ...owner,
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    close: async () => {
      await background.stop(5_000)
      await app.close()
      await house.close()
    },
  }
}

async function openSignedIn({ services }: BenchHouse): Promise<Pick<HttpHouse, 'tenant' | 'ownerId' | 'headers'>> {
  const { control, clock, tokens, tenants, withTenant } = services
  const identityId = newId<IdentityId>()
  const sessionId = newId<SessionId>()
  const email = `${identityId}@exemplo.com`
  await control.acrossTenants((scope) =>
    scope.control
      .insertInto('identities')
      .values({ id: identityId, email, name: 'Bench', email_verified_at: clock.now() })
      .execute(),
  )
  const { tenantId } = await openTenant(services, {
    name: 'Bench',
    slug: `b-${identityId.slice(-12)}`,
    plan: 'chat_enterprise',
    placement: 'shared',
    locale: 'pt-BR',
    timezone: 'America/Sao_Paulo',
    status: 'active',
    partnerId: null,
    owner: { kind: 'identity', identityId },
    actor: { kind: 'system', name: 'bench' },
  })
  await control.acrossTenants((scope) =>
    insertSession(scope, {
      id: sessionId,
      identityId,
      realm: 'tenant',
      tenantId,
      partnerId: null,
      userAgent: 'bench',
      ip: '127.0.0.1',
      expiresAt: new Date(clock.now().getTime() + 86_400_000),
    }),
  )
  const tenant = await tenants.find({ id: tenantId })
  if (tenant === undefined) throw new Error('the tenant was not opened')
  const owner = await withTenant({ tenant, actor: { kind: 'system', name: 'bench' } }, (scope) =>
    scope.db
      .selectFrom('members')
      .select('id')
      .where('tenant_id', '=', tenant.id)
      .where('identity_id', '=', identityId)
      .executeTakeFirstOrThrow(),
  )
  const token = await tokens.issue({ identityId, sessionId, tenantId, email })
  return {
    tenant,
    ownerId: owner.id as MemberId,
    headers: { authorization: `Bearer ${token}`, 'x-tenant': encodeId('ten', tenant.id) },
  }
}
