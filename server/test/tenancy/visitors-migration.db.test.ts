import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateSchema, readMigrations } from '../../src/platform/database/migrate-schema.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// What was stored before identities had a realm: which of it leads to whom afterwards.

let house: TestHouse
let client: pg.Client
const [tenant, site, shop, plain] = [newId<string>(), newId<string>(), newId<string>(), newId<string>()]
const [lone, loneSite] = [newId<string>(), newId<string>()]
const SCHEMA = 'before_realms'

beforeAll(async () => {
  house = await openTestHouse()
  client = await house.admin('schema')
  const migrations = await readMigrations('tenant')
  const at = migrations.findIndex(({ name }) => name.endsWith('-visitors.sql'))
  await migrateSchema(client, { schema: SCHEMA, set: 'tenant', migrations: migrations.slice(0, at) })
  await client.query(`SET search_path = ${SCHEMA}, extensions`)
  await insertInbox(tenant, site, 'sealed')
  await insertInbox(tenant, shop, 'sealed')
  await insertInbox(tenant, plain, null)
  await insertInbox(lone, loneSite, 'sealed')
  for (const [name, ...inboxes] of [
    ['wrote on the site', site],
    ['on both, on the shop first', shop, site],
    ['where nobody is proved', plain],
    ['nowhere'],
  ]) {
    await insertContact(tenant, name ?? '', inboxes)
  }
  await insertContact(lone, 'of a company with one site', [])
  await insertContact(tenant, 'a stranger', [site], false)
  await migrateSchema(client, { schema: SCHEMA, set: 'tenant', migrations })
})
afterAll(() => house.close())

test('a user is of the inbox where their history began, or of the only one that proves anybody; the others begin anew', async () => {
  const { rows } = await client.query<{ external_id: string; realm: string }>(
    `SELECT external_id, realm FROM contact_identities WHERE kind = 'user'`,
  )
  expect(Object.fromEntries(rows.map(({ external_id, realm }) => [external_id, realm]))).toEqual({
    'user wrote on the site': site,
    'user on both, on the shop first': shop,
    'user of a company with one site': loneSite,
  })
})

test('browsers of whoever was named lead to nobody, strangers keep theirs', async () => {
  const { rows } = await client.query(`SELECT external_id FROM contact_identities WHERE kind = 'visitor'`)
  expect(rows).toEqual([{ external_id: 'browser a stranger' }])
})

test('the tables are under their policies again', async () => {
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND NOT relforcerowsecurity`,
    [SCHEMA],
  )
  expect(rows).toEqual([])
})

async function insertInbox(tenantId: string, id: string, secret: string | null): Promise<void> {
  await client.query(
    `INSERT INTO inboxes (tenant_id, id, name, channel, public_key, sealed_identity_secret, created_at, updated_at)
     VALUES ($1, $2::uuid, 'Site', 'widget', $2::uuid::text, $3, now(), now())`,
    [tenantId, id, secret],
  )
}

/** One with a browser, and with a user's id unless it is a stranger; it wrote in these inboxes, one after the other. */
async function insertContact(tenantId: string, name: string, inboxes: string[], named = true): Promise<void> {
  const id = newId<string>()
  await client.query(
    `INSERT INTO contacts (tenant_id, id, name, created_at, updated_at) VALUES ($1, $2, $3, now(), now())`,
    [tenantId, id, name],
  )
  for (const [kind, externalId] of [
    ['visitor', `browser ${name}`] as const,
    ...(named ? ([['user', `user ${name}`]] as const) : []),
  ]) {
    await client.query(
      `INSERT INTO contact_identities (tenant_id, kind, external_id, contact_id, verified, created_at)
       VALUES ($1, $2::text, $3, $4, $2::text = 'user', now())`,
      [tenantId, kind, externalId, id],
    )
  }
  for (const [at, inboxId] of inboxes.entries()) {
    await client.query(
      `INSERT INTO conversations (tenant_id, id, inbox_id, contact_id, protocol, last_message_at, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, now(), now() + $6::int * interval '1 minute', now())`,
      [tenantId, newId<string>(), inboxId, id, `${name} ${at}`, at],
    )
  }
}
