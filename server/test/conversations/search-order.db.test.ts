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
