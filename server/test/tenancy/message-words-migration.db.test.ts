import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchMessages } from '../../src/chat/conversations/index.ts'
import { migrateSchema, readMigrations } from '../../src/platform/database/migrate-schema.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildScene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// Messages from before the program made words: they are found once the job that the migration leaves has run.

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a migrated company has a job that makes the words of its messages, and one without messages has none', async () => {
  const client = await house.admin('schema')
  const migrations = await readMigrations('tenant')
  const at = migrations.findIndex(({ name }) => name.endsWith('-message-words.sql'))
  const schema = 'before_words'
  await migrateSchema(client, { schema, set: 'tenant', migrations: migrations.slice(0, at) })
  await client.query(`SET search_path = ${schema}, extensions`)
  const [tenant, inbox, contact, conversation] = [newId<string>(), newId<string>(), newId<string>(), newId<string>()]
  await client.query(
    `INSERT INTO inboxes (tenant_id, id, name, channel, public_key, created_at, updated_at)
     VALUES ($1, $2, 'Site', 'widget', 'k', now(), now())`,
    [tenant, inbox],
  )
  await client.query('INSERT INTO contacts (tenant_id, id, created_at, updated_at) VALUES ($1, $2, now(), now())', [
    tenant,
    contact,
  ])
  await client.query(
    `INSERT INTO conversations (tenant_id, id, inbox_id, contact_id, protocol, last_message_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, '1', now(), now(), now())`,
    [tenant, conversation, inbox, contact],
  )
  await client.query(
    `INSERT INTO messages (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, direction, kind,
                           author_kind, body, created_at)
     VALUES ($1, $2, 1, $3, 'c', '', $4, 'in', 'text', 'contact', 'avaliações', now())`,
    [tenant, conversation, newId<string>(), inbox],
  )
  await migrateSchema(client, { schema, set: 'tenant', migrations })
  const { rows } = await client.query(`SELECT tenant_id, kind FROM recado.outbox WHERE name = 'messages.fill_words'`)
  expect(rows).toEqual([{ tenant_id: tenant, kind: 'job' }])
  const { rows: unfilled } = await client.query('SELECT words FROM messages')
  expect(unfilled).toEqual([{ words: null }])
  await client.query(`DELETE FROM recado.outbox WHERE name = 'messages.fill_words'`)
  await client.query('RESET search_path')
})

test('the job makes them, a page after another', async () => {
  const scene = await buildScene(house)
  const { id } = await scene.start()
  const admin = await house.admin('shared')
  await admin.query(
    `INSERT INTO tenant.messages (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, direction, kind,
                                  author_kind, body, created_at)
     SELECT $1, $2, s, uuidv7(), 'old-' || s, '', $3, 'in', 'text', 'contact', 'As avaliações de ' || s, now()
       FROM generate_series(1, 1200) s`,
    [scene.tenant.id, id, scene.inboxId],
  )
  await scene.run((scope) => scope.jobs.enqueue('messages.fill_words', {}))
  await house.drain()
  const { rows } = await admin.query(
    'SELECT count(*)::int AS left FROM tenant.messages WHERE tenant_id = $1 AND words IS NULL',
    [scene.tenant.id],
  )
  expect(rows).toEqual([{ left: 0 }])
  const page = await scene.run((scope) =>
    searchMessages(scope, { words: 'avaliação 1200', cursor: undefined, limit: 5 }),
  )
  expect(page.items.map(({ seq }) => seq)).toEqual([1200])
})
