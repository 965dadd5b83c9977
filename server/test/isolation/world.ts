import { encodeId } from '@recado/contracts/ids'
import type { PlacementKind } from '@recado/contracts/tenants'
import { databaseUrl, withAdmin } from '../../src/platform/database/cluster.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildMember, buildPartner, buildTenant, type OfficePerson, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A tenant with one of everything, under a partner of its own; ids as the wire shows them. */
export interface World {
  tenant: Tenant
  tenantId: string
  owner: SignedIn
  memberId: string
  sessionId: string
  partnerAdmin: OfficePerson
  /** Strings that appear in nobody else's data. */
  marks: string[]
}

export async function buildWorld(house: TestHouse, placement: PlacementKind): Promise<World> {
  const partner = await buildPartner(house)
  const tenant = await buildTenant(house, { placement, partnerId: partner.id })
  const owner = await buildMember(house, tenant, 'owner')
  const agent = await buildMember(house, tenant, 'agent')
  return {
    tenant,
    tenantId: encodeId('ten', tenant.id),
    owner,
    memberId: encodeId('mem', agent.memberId),
    sessionId: encodeId('ses', agent.sessionId),
    partnerAdmin: partner.admin,
    marks: [
      encodeId('ten', tenant.id),
      tenant.id,
      tenant.slug,
      owner.email,
      agent.email,
      encodeId('mem', agent.memberId),
    ],
  }
}

/** A number that changes when any row of the tenant changes, over all its tables and its control rows. */
export async function checksum(house: TestHouse, tenant: Tenant): Promise<string> {
  const cluster = house.services.installation.pools.cluster(tenant.placement.cluster)
  const own = await sumTables(
    databaseUrl(cluster, tenant.placement.database),
    [tenant.placement.schema, 'recado'],
    tenant,
  )
  const control = await sumTables(databaseUrl(cluster, house.databases.control), ['control'], tenant)
  return JSON.stringify({ ...own, ...control })
}

function sumTables(url: string, schemas: string[], tenant: Tenant): Promise<Record<string, string>> {
  return withAdmin(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
        WHERE table_schema = ANY ($1) AND column_name = 'tenant_id' ORDER BY 1`,
      [schemas],
    )
    const sums: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query(
        `SELECT count(*) || ':' || coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint::numeric), 0) AS sum
           FROM ${name} t WHERE tenant_id = $1`,
        [tenant.id],
      )
      sums[name] = rows[0].sum
    }
    return sums
  })
}
