import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteMessage, editMessage, fillWords, searchMessages } from '../../src/chat/conversations/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, type Scene } from './scene.ts'

// Which messages a search gives, in which order, whichever way it finds them; and what happens to their words.

const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

async function find(scene: Scene, words: string, limit = 50): Promise<string[]> {
  const places: string[] = []
  let cursor: string | undefined
  // Ends: with the last page.
  do {
    const page = await scene.run((scope) => searchMessages(scope, { words, cursor, limit }))
    places.push(...page.items.map(({ conversation_id, seq }) => `${conversation_id} ${seq}`))
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return places
}

test('words of every frequency give the same as reading all messages, newest first', async () => {
  const scene = await buildScene(house)
  const { id } = await scene.start()
  const tenant = scene.tenant.id
  const admin = await house.admin('shared')
  // 12,000, beyond what is walked: n1 in each, n10 in every tenth, n1000 in every thousandth; "antigo" in the old half.
  await admin.query(
    `INSERT INTO tenant.messages (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, direction, kind,
                                  author_kind, body, words, created_at)
     SELECT $1, $2, s, uuidv7(), 'fill-' || s, '', $3, 'in', 'text', 'contact', b.body, to_tsvector('pg_catalog.simple', b.body),
            timestamptz '2026-01-01' + interval '1 second' * (s / 3)
       FROM generate_series(1, 12000) s
      CROSS JOIN LATERAL (
        SELECT 'todox' || CASE WHEN s % 10 = 0 THEN ' dezx' ELSE '' END || CASE WHEN s % 100 = 0 THEN ' cemx' ELSE '' END
               || CASE WHEN s % 1000 = 0 THEN ' milx' ELSE '' END || CASE WHEN s < 6000 THEN ' antigox' ELSE '' END AS body) b`,
    [tenant, id, scene.inboxId],
  )
  const { rows } = await admin.query<{ seq: number; body: string }>(
    'SELECT seq::int, body FROM tenant.messages WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC',
    [tenant],
  )
  for (const words of ['dezx', 'cemx', 'milx', 'dezx antigox', 'cemx -antigox', 'nadax']) {
    const asked = words.split(' ')
    const expected = rows.filter(({ body }) => {
      const has = body.split(' ')
      return asked.every((word) => (word.startsWith('-') ? !has.includes(word.slice(1)) : has.includes(word)))
    })
    expect(await find(scene, words), words).toEqual(expected.map(({ seq }) => `${id} ${seq}`))
  }
  const everywhere = await scene.run((scope) => searchMessages(scope, { words: 'todox', cursor: undefined, limit: 50 }))
  expect(everywhere.items.map(({ seq }) => seq)).toEqual(rows.slice(0, 50).map(({ seq }) => seq))
})

test('of a word of very many old messages, and of no new one, some thousands are read and not all', async () => {
  const scene = await buildScene(house)
  const { id } = await scene.start()
  const tenant = scene.tenant.id
  const admin = await house.admin('shared')
  // One a minute: 40,000 that have the word, and 20,000 that came later.
  await admin.query(
    `INSERT INTO tenant.messages (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, direction, kind,
                                  author_kind, body, words, created_at)
     SELECT $1, $2, s, uuidv7(), 'fill-' || s, '', $3, 'in', 'text', 'contact', b.body, to_tsvector('pg_catalog.simple', b.body),
            timestamptz '2026-01-01' + interval '1 minute' * s
       FROM generate_series(1, 60000) s
      CROSS JOIN LATERAL (
        SELECT CASE WHEN s <= 40000 THEN 'antigox' ELSE 'novox' END || CASE WHEN s % 999 = 0 THEN ' raro' ELSE '' END
               || CASE WHEN s <= 6000 THEN ' origemx' ELSE '' END || CASE WHEN s % 20 = 0 THEN ' gemx' ELSE '' END AS body) b`,
    [tenant, id, scene.inboxId],
  )
  // What the planner knows of words says which are rare.
  await admin.query('VACUUM ANALYZE tenant.messages')
  const search = async (words: string, before = '9999-12-31') => {
    await admin.query('BEGIN')
    await admin.query(
      `SELECT set_config('app.tenant_id', $1, true), set_config('search_path', 'tenant, extensions', true)`,
      [tenant],
    )
    const found = await admin.query<{ seq: number }>(
      `SELECT seq::int FROM search_messages($1::tsquery, $2, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 50)`,
      [words, before],
    )
    const { rows } = await admin.query<{ read: number; looks: number }>(
      `SELECT idx_tup_fetch::int AS read, idx_scan::int AS looks
         FROM pg_stat_xact_user_tables WHERE relid = 'tenant.messages'::regclass`,
    )
    await admin.query('COMMIT')
    return { seqs: found.rows.map(({ seq }) => seq), ...rows[0] }
  }
  const newest = (from: number, step = 1) => Array.from({ length: 50 }, (_, n) => from - n * step)
  const old = await search('antigox')
  expect(old.seqs).toEqual(newest(40_000))
  expect(old.read).toBeLessThan(8_000)
  // The next page begins where the word is, and within a bin.
  const next = await search('antigox', new Date(Date.parse('2026-01-01T00:00:00Z') + 39_950 * 60_000).toISOString())
  expect(next.seqs).toEqual(newest(39_950))
  expect(next.read).toBeLessThan(8_000)
  // As the program asks for a word: also in two, of which one is nobody's. A hundred bins without it are some thirteen wider ones.
  const oldest = await search("'origemx' | 'ori' <-> 'gemx' | 'orig' <-> 'emx'")
  expect(oldest.seqs).toEqual(newest(6_000))
  expect(oldest.looks).toBeLessThan(100)
  const rare = await search('raro')
  expect(rare.seqs).toEqual(newest(59_940, 999))
  // How many depends on the plan, which depends on the samples of ANALYZE and on the memory that there is.
  expect(rare.read).toBeLessThan(20_000)
})

test('an edit is found by its new words, what was deleted by none, words that are missing are made again', async () => {
  const scene = await buildScene(house)
  const { id } = await scene.start()
  const author = { kind: 'member' as const, id: null, name: 'Bia' }
  const { message } = await scene.post(id, { body: 'Temos o sedã', direction: 'out', author })
  const at = { conversationId: id, seq: message.seq }
  const place = `${id} ${message.seq}`
  await scene.run((scope) => editMessage(scope, at, 'Temos a caminhonete'))
  expect([await find(scene, 'sedã'), await find(scene, 'caminhonetes')]).toEqual([[], [place]])

  // A statement that changes the text and knows nothing of words leaves none of what is gone.
  await scene.run((scope) =>
    scope.db
      .updateTable('messages')
      .set({ body: 'Temos o furgão' })
      .where('tenant_id', '=', scene.tenant.id)
      .where('conversation_id', '=', id)
      .execute(),
  )
  expect([await find(scene, 'caminhonete'), await find(scene, 'furgões')]).toEqual([[], []])
  expect(await scene.run((scope) => fillWords(scope, 10))).toBe(1)
  expect(await find(scene, 'furgões')).toEqual([place])
  expect(await scene.run((scope) => fillWords(scope, 10))).toBe(0)

  await scene.run((scope) => deleteMessage(scope, at))
  expect(await find(scene, 'furgão')).toEqual([])
  expect(await scene.run((scope) => fillWords(scope, 10))).toBe(0)
})
