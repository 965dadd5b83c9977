import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/supervisor/embedded-postgres.ts'
import { prepareControl } from '../../src/tenancy/installation.ts'
import { buildMember, buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { TEST_PASSWORDS } from '../support/test-passwords.ts'

let directory: string
let second: EmbeddedPostgres
let house: TestHouse

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'recado-second-'))
  second = await startEmbeddedPostgres({ directory, settings: { fsync: 'off', shared_buffers: '32MB' } })
  house = await openTestHouse({ clusters: [{ name: 'segundo', url: second.url }] })
  const { prefix, clusters, migrations } = house.services.installation
  await prepareControl({ prefix, clusters, passwords: TEST_PASSWORDS, migrations })
})
afterAll(async () => {
  await house.close()
  await second.stop()
  await rm(directory, { recursive: true, force: true })
})

test('a cluster added by configuration takes the next databases, and its tenants work like any other', async () => {
  const here = await buildTenant(house, { placement: 'schema' })
  await house.services.control.acrossTenants((scope) =>
    scope.control.updateTable('clusters').set({ accepts_new: false }).where('name', '=', 'main').execute(),
  )
  for (const placement of ['shared', 'schema', 'database'] as const) {
    const tenant = await buildTenant(house, { placement })
    expect(tenant.placement).toMatchObject({ cluster: 'segundo', kind: placement })
    const member = await buildMember(house, tenant, 'supervisor')
    const answer = await house.app.inject({ url: '/api/v1/me', headers: member.headers })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  const member = await buildMember(house, here)
  expect((await house.app.inject({ url: '/api/v1/me', headers: member.headers })).statusCode).toBe(200)
})

test('a cluster that is down takes only its own tenants with it', async () => {
  const here = await buildMember(house, (await house.services.tenants.find({ id: await anyTenant('main') }))!)
  const gone = (await house.services.tenants.find({ id: await anyTenant('segundo') }))!
  await second.stop()
  await expect(
    house.services.withTenant({ tenant: gone, actor: { kind: 'system', name: 'test' } }, async (scope) =>
      scope.db.selectFrom('members').select('id').execute(),
    ),
  ).rejects.toThrow()
  expect((await house.app.inject({ url: '/api/v1/me', headers: here.headers })).statusCode).toBe(200)
  second = await startEmbeddedPostgres({ directory, port: second.port })
  await house.services.withTenant({ tenant: gone, actor: { kind: 'system', name: 'test' } }, async (scope) =>
    scope.db.selectFrom('members').select('id').execute(),
  )
})

async function anyTenant(cluster: string): Promise<string> {
  const row = await house.services.control.acrossTenants((scope) =>
    scope.control
      .selectFrom('placements')
      .innerJoin('units', 'units.id', 'placements.unit_id')
      .innerJoin('databases', 'databases.id', 'units.database_id')
      .select('placements.tenant_id')
      .where('databases.cluster', '=', cluster)
      .executeTakeFirstOrThrow(),
  )
  return row.tenant_id
}
