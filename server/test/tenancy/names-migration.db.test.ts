import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateSchema, readMigrations } from '../../src/platform/database/migrate-schema.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// What was stored before names that look alike were one name.

let house: TestHouse
let client: pg.Client
const [tenant, other, member] = [newId<string>(), newId<string>(), newId<string>()]
const SCHEMA = 'before_names'

beforeAll(async () => {
  house = await openTestHouse()
  client = await house.admin('schema')
  const migrations = await readMigrations('tenant')
  const at = migrations.findIndex(({ name }) => name.endsWith('-names.sql'))
  await migrateSchema(client, { schema: SCHEMA, set: 'tenant', migrations: migrations.slice(0, at) })
  await client.query(`SET search_path = ${SCHEMA}, extensions`)
  for (const name of [
    'Vendas',
    'vendas',
    'Ven\u200bdas',
    'vendas (2)',
    'Pós\u00a0venda',
    'Po\u0301s venda',
    'Pos venda',
  ]) {
    await insert('labels', tenant, { name, colour: '#000000' })
    await insert('teams', tenant, { name, updated_at: new Date() })
  }
  await insert('labels', other, { name: 'VENDAS', colour: '#000000' })
  for (const name of ['Site', 'Site']) {
    await insert('inboxes', tenant, { name, channel: 'api', public_key: newId<string>(), updated_at: new Date() })
  }
  await insert('members', tenant, {
    ...{ id: member, identity_id: newId<string>(), email: 'a@exemplo.com.br', name: 'Ana', role: 'agent' },
    updated_at: new Date(),
  })
  for (const name of ['Owner', 'Titular', 'titular (2)', 'Vendedor'])
    await insert('roles', tenant, {
      key: newId<string>(),
      name,
      permissions: [],
      visibility: 'own',
      updated_at: new Date(),
    })
  for (const name of ['Loja', 'LOJA', 'Matriz'])
    await insert('business_calendars', tenant, {
      ...{ name, timezone: 'America/Sao_Paulo', hours: '[]', updated_at: new Date() },
    })
  for (const [name, owner_id] of [
    ['Urgentes', null],
    ['urgentes\u00a0', null],
    ['Urgentes', member],
  ])
    await insert('saved_views', tenant, { name, owner_id, filters: '{}', updated_at: new Date() })
  for (const [shortcut, owner_id] of [
    ['Ola', null],
    ['ola', null],
    ['ola', member],
  ]) {
    await insert('canned_responses', tenant, { shortcut, body: 'Oi', owner_id, updated_at: new Date() })
  }
  await migrateSchema(client, { schema: SCHEMA, set: 'tenant', migrations })
})
afterAll(() => house.close())

let clock = 0
/** Each a second after the one before. */
async function insert(table: string, tenantId: string, row: Record<string, unknown>): Promise<void> {
  const stored = { id: newId<string>(), ...row, tenant_id: tenantId, created_at: new Date(clock++ * 1_000) }
  const columns = Object.keys(stored)
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_column, n) => `$${n + 1}`).join(', ')})`,
    Object.values(stored),
  )
}

const namesOf = async (table: string, column = 'name', of = tenant) =>
  (
    await client.query<{ name: string }>(
      `SELECT ${column} AS name FROM ${table} WHERE tenant_id = $1 ORDER BY created_at`,
      [of],
    )
  ).rows.map(({ name }) => name)

test.each(['labels', 'teams'])(
  '%s that look alike get a number, the oldest stays; other companies and accents tell apart',
  async (table) => {
    expect(await namesOf(table)).toEqual([
      ...['Vendas', 'vendas (2)', 'Ven\u200bdas (3)', 'vendas (2) (2)'],
      ...['Pós\u00a0venda', 'Po\u0301s venda (2)', 'Pos venda'],
    ])
  },
)

test('inboxes, shortcuts of everybody and one’s own', async () => {
  expect(await namesOf('labels', 'name', other)).toEqual(['VENDAS'])
  expect(await namesOf('inboxes')).toEqual(['Site', 'Site (2)'])
  expect(await namesOf('canned_responses', 'shortcut')).toEqual(['Ola', 'ola-2', 'ola'])
})

test('calendars, views of everybody and one’s own, roles named like one of the system’s', async () => {
  expect(await namesOf('business_calendars')).toEqual(['Loja', 'LOJA (2)', 'Matriz'])
  expect(await namesOf('saved_views')).toEqual(['Urgentes', 'urgentes\u00a0 (2)', 'Urgentes'])
  expect(await namesOf('roles')).toEqual(['Owner (2)', 'Titular (2)', 'titular (2) (2)', 'Vendedor'])
})

test('the tables are under their policies again', async () => {
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND NOT relforcerowsecurity`,
    [SCHEMA],
  )
  expect(rows).toEqual([])
})

test.each([
  ['Vendas', 'VENDAS'],
  ['Vendas', ' vendas\u200b '],
  ['Vendas', 'ＶＥＮＤＡＳ'],
  ['Ação', 'Ac\u0327a\u0303o'],
  ['Pós venda', 'pós\u00a0\u2003venda'],
  ['Vendas', 'V\u00adendas\ufe0f'],
  ['Família 👨‍👩‍👧', 'família 👨👩👧'],
])('%j and %j are one name', async (one, two) => {
  const { rows } = await client.query('SELECT name_key($1) = name_key($2) AS same', [one, two])
  expect(rows).toEqual([{ same: true }])
})

test.each([
  ['Pós', 'Pos'],
  ['Vendas 1', 'Vendas 2'],
  ['A B', 'AB'],
])('%j and %j are two', async (one, two) => {
  const { rows } = await client.query('SELECT name_key($1) = name_key($2) AS same', [one, two])
  expect(rows).toEqual([{ same: false }])
})
