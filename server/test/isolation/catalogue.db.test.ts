import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, databaseUrl, withAdmin } from '../../src/platform/database/cluster.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { findCatalogueFaults } from './catalogue-findings.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test.each(['shared', 'schema', 'database'] as const)(
  'the catalogue of a %s placement has no hole',
  async (placement) => {
    const { placement: place } = await buildTenant(house, { placement })
    const cluster = house.services.installation.pools.cluster('main')
    const faults = await withAdmin(databaseUrl(cluster, place.database), findCatalogueFaults)
    expect(faults).toEqual([])
  },
)

test.each([
  [
    'a dropped policy',
    'DROP POLICY tenant_isolation ON tenant.members',
    'tenant.members: lacks the policy tenant_isolation',
  ],
  [
    'a looser policy beside ours',
    'CREATE POLICY more ON tenant.members FOR SELECT TO recado_app USING (true)',
    'tenant.members: has a second policy for the application role: more',
  ],
  [
    'security that is not forced',
    'ALTER TABLE tenant.roles NO FORCE ROW LEVEL SECURITY',
    'tenant.roles: row-level security is not forced',
  ],
  [
    'a table without tenant_id',
    'CREATE TABLE tenant.loose (id uuid PRIMARY KEY)',
    'tenant.loose: has no tenant_id NOT NULL',
  ],
  [
    'TRUNCATE for the application',
    'GRANT TRUNCATE ON tenant.members TO recado_app',
    'tenant.members: the application role may TRUNCATE',
  ],
  [
    'a single-column foreign key',
    'ALTER TABLE tenant.webhook_attempts ADD UNIQUE (attempt); ALTER TABLE tenant.webhook_attempts ADD CONSTRAINT single FOREIGN KEY (attempt) REFERENCES tenant.webhook_attempts (attempt)',
    'tenant.webhook_attempts: foreign key single is not composite',
  ],
  [
    'a view of the owner',
    'CREATE VIEW tenant.everybody AS SELECT * FROM tenant.members',
    'tenant.everybody: a view without security_invoker',
  ],
  [
    'fences open to the application',
    'GRANT SELECT ON recado.fences TO recado_app',
    'recado.fences: the application role has grants on it',
  ],
])('the catalogue test turns red for %s', async (_what, sabotage, fault) => {
  const admin = await house.admin('shared')
  await admin.query('BEGIN')
  try {
    await admin.query(sabotage)
    expect(await findCatalogueFaults(admin)).toContain(fault)
  } finally {
    await admin.query('ROLLBACK')
  }
})

test('control tables that name a tenant or a partner have row-level security forced', async () => {
  const admin = await house.admin('control')
  const { rows } = await admin.query(`
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'control' AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
       AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('tenant_id', 'partner_id'))`)
  // Mails of a development machine: written and read by the program only, and only there.
  expect(rows.map(({ relname }) => relname)).toEqual(['development_mails'])
})

test('a database of ours is closed to other roles', async () => {
  const cluster = house.services.installation.pools.cluster('main')
  const name = `${house.services.installation.prefix}_closed`
  await createDatabase(cluster, name)
  const answer = await withAdmin(cluster.url, (client) =>
    client.query("SELECT has_database_privilege('pg_monitor', $1, 'CONNECT') AS open", [name]),
  )
  expect(answer.rows[0].open).toBe(false)
})
