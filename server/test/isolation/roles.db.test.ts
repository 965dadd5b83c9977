import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseUrl } from '../../src/platform/database/cluster.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildMember, buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { TEST_PASSWORDS } from '../support/test-passwords.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe.each(['shared', 'schema', 'database'] as const)('in a %s placement the application role', (placement) => {
  let tenant: Tenant
  let client: pg.Client
  beforeAll(async () => {
    tenant = await buildTenant(house, { placement })
    await buildMember(house, tenant)
    const cluster = house.services.installation.pools.cluster('main')
    client = new pg.Client({
      connectionString: databaseUrl(cluster, tenant.placement.database, { role: 'app', password: TEST_PASSWORDS.app }),
    })
    await client.connect()
  })
  afterAll(() => client.end())
  const members = () => `${tenant.placement.schema}.members`

  test('sees no rows without a context', async () => {
    const { rows } = await client.query(`SELECT * FROM ${members()}`)
    expect(rows).toEqual([])
  })

  test('changes and deletes no rows without a context', async () => {
    expect((await client.query(`UPDATE ${members()} SET name = 'x'`)).rowCount).toBe(0)
    expect((await client.query(`DELETE FROM ${members()}`)).rowCount).toBe(0)
  })

  test('cannot write a row of another tenant from within a context', async () => {
    await client.query(enter(tenant))
    const insert = client.query(
      `INSERT INTO members (tenant_id, id, identity_id, email, name, role, created_at, updated_at)
       VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'a', 'a', 'owner', now(), now())`,
    )
    await expect(insert).rejects.toMatchObject({ code: '42501' })
    await client.query('ROLLBACK')
  })

  test('keeps no context after the transaction', async () => {
    await client.query(enter(tenant))
    expect((await client.query('SELECT 1 FROM members')).rowCount).toBe(1)
    await client.query('COMMIT')
    expect((await client.query(`SELECT 1 FROM ${members()}`)).rowCount).toBe(0)
  })

  test('may not truncate, turn the policy off, become the owner, or read the fence', async () => {
    for (const [statement, code] of [
      [`TRUNCATE ${members()}`, '42501'],
      [`ALTER TABLE ${members()} DISABLE ROW LEVEL SECURITY`, '42501'],
      ['SET ROLE recado_owner', '42501'],
      ['SET ROLE recado_mover', '42501'],
      ['SELECT * FROM recado.fences', '42501'],
      ['SELECT * FROM recado.outbox', '42501'],
      ['CREATE TABLE public.mine (id int)', '42501'],
    ] as const) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code })
    }
  })

  test('row_security = off raises an error instead of showing rows', async () => {
    await client.query('BEGIN; SET LOCAL row_security = off')
    await expect(client.query(`SELECT * FROM ${members()}`)).rejects.toMatchObject({ code: '42501' })
    await client.query('ROLLBACK')
  })
})

describe.each(['app', 'relay', 'mover', 'readonly'] as const)('the audit log under the role %s', (role) => {
  test.each([
    ['control', 'control.audit_entries'],
    ['shared', 'tenant.audit_entries'],
  ] as const)('cannot be rewritten: %s', async (database, table) => {
    const client = await house.signedInAs(role, database)
    for (const statement of [`UPDATE ${table} SET action = 'x'`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  })
})

function enter(tenant: Tenant): string {
  return `BEGIN; SELECT recado.enter('${tenant.id}', ${tenant.placement.epoch}, '${tenant.placement.schema}, extensions')`
}
