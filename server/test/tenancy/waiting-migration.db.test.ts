import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateSchema, readMigrations } from '../../src/platform/database/migrate-schema.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// Conversations that were stored before waits were shown: reopened by hand, they waited for nobody.

const SCHEMA = 'before_waiting'
const [tenant, inbox, contact] = [newId<string>(), newId<string>(), newId<string>()]
let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  client = await house.admin('schema')
  const migrations = await readMigrations('tenant')
  const at = migrations.findIndex(({ name }) => name.endsWith('-waiting.sql'))
  await migrateSchema(client, { schema: SCHEMA, set: 'tenant', migrations: migrations.slice(0, at) })
  await client.query(`SET search_path = ${SCHEMA}, extensions`)
  await client.query(
    `INSERT INTO inboxes (tenant_id, id, name, channel, public_key, created_at, updated_at)
     VALUES ($1, $2::uuid, 'Site', 'widget', $2::uuid::text, now(), now())`,
    [tenant, inbox],
  )
  await client.query(
    `INSERT INTO contacts (tenant_id, id, name, created_at, updated_at) VALUES ($1, $2, 'Maria', now(), now())`,
    [tenant, contact],
  )
  await insert('reopened', 'open', ['member', 'contact', 'contact'])
  await insert('never answered', 'open', ['contact', 'bot', 'contact'])
  await insert('answered', 'open', ['contact', 'member'])
  await insert('done', 'resolved', ['contact'])
  await migrateSchema(client, { schema: SCHEMA, set: 'tenant', migrations })
})
afterAll(() => house.close())

test('they wait since the first message that nobody answered, and the tables are under their policies again', async () => {
  const { rows } = await client.query<{ protocol: string; waits: number | null; same: boolean }>(
    `SELECT protocol, extract(epoch FROM waiting_since - created_at)::int AS waits, opened_at = created_at AS same
       FROM conversations ORDER BY protocol`,
  )
  expect(rows).toEqual([
    { protocol: 'answered', waits: null, same: true },
    { protocol: 'done', waits: null, same: true },
    { protocol: 'never answered', waits: 1, same: true },
    { protocol: 'reopened', waits: 2, same: true },
  ])
  const inboxes = await client.query('SELECT first_answer_minutes, resolution_minutes FROM inboxes')
  expect(inboxes.rows).toEqual([{ first_answer_minutes: 30, resolution_minutes: 1440 }])
  const unforced = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND NOT relforcerowsecurity`,
    [SCHEMA],
  )
  expect(unforced.rows).toEqual([])
})

/** Messages of these authors, a second apart. */
async function insert(protocol: string, status: string, authors: ('contact' | 'member' | 'bot')[]): Promise<void> {
  const id = newId<string>()
  const directions = authors.map((author) => (author === 'contact' ? 'in' : 'out'))
  await client.query(
    `INSERT INTO conversations (tenant_id, id, inbox_id, contact_id, protocol, status, last_seq, last_message_direction,
       last_message_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '2026-06-01', '2026-06-01', '2026-06-01')`,
    [tenant, id, inbox, contact, protocol, status, authors.length, directions.at(-1)],
  )
  for (const [index, author] of authors.entries()) {
    await client.query(
      `INSERT INTO messages (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, direction, kind,
         author_kind, created_at)
       VALUES ($1, $2, $3::int, $4::uuid, $4::uuid::text, '', $5, $6, 'text', $7, timestamptz '2026-06-01' + $3::int * interval '1 second')`,
      [tenant, id, index + 1, newId<string>(), inbox, directions[index], author],
    )
  }
}
