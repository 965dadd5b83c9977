import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateSchema, readMigrations } from '../../src/platform/database/migrate-schema.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// What became of the one right to flows that roles and keys may have been given before there were three.

const THREE = ['flows.read', 'flows.edit', 'flows.publish']
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a role that managed flows may read, edit and publish them; others are as they were', async () => {
  const client = await house.admin('schema')
  const migrations = await readMigrations('tenant')
  const at = migrations.findIndex(({ name }) => name.endsWith('-flows.sql'))
  const schema = 'before_flows'
  await migrateSchema(client, { schema, set: 'tenant', migrations: migrations.slice(0, at) })
  const insert = (key: string, permissions: string[]) =>
    client.query(
      `INSERT INTO ${schema}.roles (tenant_id, id, key, name, permissions, created_at, updated_at)
       VALUES ($1, $2, $3, $3, $4, now(), now())`,
      [newId(), newId(), key, permissions],
    )
  await insert('designer', ['flows.manage', 'tenant.read'])
  await insert('cashier', ['billing.read'])
  await migrateSchema(client, { schema, set: 'tenant', migrations })
  expect(await permissionsIn(client, `SELECT key, permissions FROM ${schema}.roles ORDER BY key`)).toEqual([
    ['cashier', ['billing.read']],
    ['designer', ['tenant.read', ...THREE]],
  ])
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND NOT relforcerowsecurity`,
    [schema],
  )
  expect(rows).toEqual([])
})

test('so does a key', async () => {
  const tenant = await buildTenant(house)
  const client = await house.admin('control')
  const insert = (name: string, scopes: string[]) =>
    client.query(
      `INSERT INTO control.api_keys
         (id, tenant_id, name, token_prefix, token_hash, scopes, visibility, created_by_name, created_at)
       VALUES ($1, $2, $3, 'p', $3, $4, 'all', 'Ana', now())`,
      [newId(), tenant.id, name, scopes],
    )
  await insert('a', ['flows.manage', 'tenant.read'])
  await insert('b', ['tenant.read'])
  const [migration] = (await readMigrations('control')).filter(({ name }) => name.endsWith('-flow-scopes.sql'))
  // As the migrator runs it: by the tables' owner, who is under their policies.
  await client.query('BEGIN; SET LOCAL ROLE recado_owner; SET LOCAL search_path = control')
  await client.query(migration?.sql ?? '')
  await client.query('COMMIT')
  expect(await permissionsIn(client, 'SELECT name, scopes FROM control.api_keys ORDER BY name')).toEqual([
    ['a', ['tenant.read', ...THREE]],
    ['b', ['tenant.read']],
  ])
})

async function permissionsIn(client: pg.Client, statement: string): Promise<unknown[][]> {
  const { rows } = await client.query({ text: statement, rowMode: 'array' })
  return rows
}
