import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateSchema, readMigrations } from '../../src/platform/database/migrate-schema.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// What figures know of conversations that were there before facts were noted.

let house: TestHouse
let client: pg.Client
const [tenant, inbox, contact, member] = [newId<string>(), newId<string>(), newId<string>(), newId<string>()]
const SCHEMA = 'before_facts'

beforeAll(async () => {
  house = await openTestHouse()
  client = await house.admin('schema')
  const migrations = await readMigrations('tenant')
  const at = migrations.findIndex(({ name }) => name.endsWith('-conversation-facts.sql'))
  await migrateSchema(client, { schema: SCHEMA, set: 'tenant', migrations: migrations.slice(0, at) })
  await client.query(`SET search_path = ${SCHEMA}, extensions`)
  await client.query(
    `INSERT INTO inboxes (tenant_id, id, name, channel, public_key, created_at, updated_at)
     VALUES ($1, $2, 'Site', 'widget', 'pk', now(), now())`,
    [tenant, inbox],
  )
  await client.query(
    `INSERT INTO contacts (tenant_id, id, name, created_at, updated_at) VALUES ($1, $2, 'Maria', now(), now())`,
    [tenant, contact],
  )
  await insert('quiet', 'open', null, null)
  await insert('answered', 'open', '2026-06-01T12:10:00Z', null)
  await insert('done', 'resolved', '2026-06-01T12:05:00Z', '2026-06-01T13:00:00Z')
  await migrateSchema(client, { schema: SCHEMA, set: 'tenant', migrations })
})
afterAll(() => house.close())

function insert(protocol: string, status: string, answered: string | null, resolved: string | null) {
  return client.query(
    `INSERT INTO conversations (tenant_id, id, inbox_id, contact_id, protocol, status, assignee_id, first_response_at,
       resolved_at, last_message_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), '2026-06-01T12:00:00Z', now())`,
    [tenant, newId(), inbox, contact, protocol, status, member, answered, resolved],
  )
}

test('each has what it went through, and how long it took', async () => {
  const { rows } = await client.query(
    `SELECT c.protocol, array_agg(f.kind || coalesce(' ' || f.seconds, '') ORDER BY f.at, f.kind) AS facts
       FROM conversation_facts f JOIN conversations c ON c.id = f.conversation_id GROUP BY 1 ORDER BY 1`,
  )
  expect(rows).toEqual([
    { protocol: 'answered', facts: ['opened', 'answered 600'] },
    { protocol: 'done', facts: ['opened', 'answered 300', 'resolved 3600'] },
    { protocol: 'quiet', facts: ['opened'] },
  ])
})

test('their business time is left to a job', async () => {
  const { rows } = await client.query(
    `SELECT o.tenant_id, count(f.seconds)::int AS timed, count(f.business_seconds)::int AS counted
       FROM recado.outbox o JOIN conversation_facts f USING (tenant_id)
      WHERE o.name = 'reports.count_business_time' GROUP BY 1`,
  )
  expect(rows).toEqual([{ tenant_id: tenant, timed: 3, counted: 0 }])
})

test('the tables are under their policies again', async () => {
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND NOT relforcerowsecurity`,
    [SCHEMA],
  )
  expect(rows).toEqual([])
})
