import { InboxSettings } from '@recado/contracts/inboxes'
import pg from 'pg'

export interface Filling {
  tenantId: string
  /** Who the conversations are assigned to, one in ten; the others are nobody's. */
  memberId: string
  conversations: number
}

/** 10,000 conversations of 2,000 contacts in one inbox, nine in ten open, without messages yet. Needs a superuser. */
export async function fillConversations(url: string, filling: Filling): Promise<{ conversationIds: string[] }> {
  return asSuperuser(url, async (client) => {
    const { tenantId, memberId, conversations } = filling
    await client.query(
      `INSERT INTO inboxes (tenant_id, id, name, channel, public_key, settings, created_at, updated_at)
       VALUES ($1, $2, 'Site', 'widget', 'bench', $3, now(), now())`,
      [tenantId, INBOX, InboxSettings.parse({})],
    )
    await client.query(
      `INSERT INTO contacts (tenant_id, id, name, email, created_at, updated_at)
       SELECT $1, uuidv7(), 'Cliente ' || n, 'cliente' || n || '@exemplo.com.br', now(), now()
         FROM generate_series(1, 2000) n`,
      [tenantId],
    )
    const { rows } = await client.query(
      `WITH people AS (SELECT id, row_number() OVER () AS n FROM contacts WHERE tenant_id = $1)
       INSERT INTO conversations (tenant_id, id, inbox_id, contact_id, protocol, status, assignee_id, last_message_at,
                                  created_at, updated_at)
       SELECT $1, uuidv7(), $2, p.id, '20260101-' || g.n, CASE g.n % 10 WHEN 0 THEN 'resolved' ELSE 'open' END,
              CASE g.n % 10 WHEN 1 THEN $3::uuid END, at, at, at
         FROM generate_series(1, $4::int) g(n) JOIN people p ON p.n = 1 + g.n % 2000
         CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', now() - interval '1 minute' * g.n) AS at) t
       RETURNING id`,
      [tenantId, INBOX, memberId, conversations],
    )
    return { conversationIds: rows.map((row: { id: string }) => row.id) }
  })
}

/** In every message. Ends as no word does that has other forms, so that it is its own stem. */
export const EVERYWHERE = 'todox'

/** In every message of the older half, and in none of the newer. */
export const LONG_AGO = 'antigox'

const SYLLABLES = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'pi', 'ro', 'tu']

/** The word of a number, as the filling writes it: the smaller, the more common (0: one message in four; 20: one in a hundred). */
export function fillWord(n: number): string {
  return `${Array.from(String(n), (digit) => SYLLABLES[Number(digit)]).join('')}x`
}

/** Raises every conversation of the tenant to `each` messages of nine words, some common and most rare. */
export async function fillMessages(url: string, tenantId: string, each: number): Promise<void> {
  await asSuperuser(url, async (client) => {
    await client.query(
      `INSERT INTO messages (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, direction, kind,
                             author_kind, author_name, body, words, created_at)
       SELECT $1, c.id, s, uuidv7(), 'fill-' || s, '', c.inbox_id, CASE s % 2 WHEN 0 THEN 'out' ELSE 'in' END, 'text',
              CASE s % 2 WHEN 0 THEN 'bot' ELSE 'contact' END, 'Alguém',
              b.body, to_tsvector('pg_catalog.simple', b.body),
              date_trunc('milliseconds', c.created_at - interval '1 second' * (1000 - s))
         FROM conversations c CROSS JOIN generate_series(1, $2::int) s
         CROSS JOIN LATERAL (
           SELECT '${EVERYWHERE} ' || CASE WHEN c.created_at < now() - interval '5000 minutes' THEN '${LONG_AGO} ' ELSE '' END
                  || string_agg(${wordInSql(NUMBER)}, ' ') AS body
             FROM generate_series(1, 8) w) b
        WHERE c.tenant_id = $1 AND s > c.last_seq
        -- As they come in life: what is near in time is near on disk.
        ORDER BY c.created_at - interval '1 second' * (1000 - s)`,
      [tenantId, each],
    )
    await client.query(
      `UPDATE conversations SET last_seq = $2::int, inbound_count = ($2::int + 1) / 2, last_message_seq = $2::int,
              last_message_preview = 'Bom dia, ainda tem o carro?', last_message_direction = 'in'
        WHERE tenant_id = $1`,
      [tenantId, each],
    )
    const { rows } = await client.query(
      'SELECT count(DISTINCT body)::int AS texts FROM (SELECT body FROM messages WHERE tenant_id = $1 LIMIT 1000) m',
      [tenantId],
    )
    if (!(rows[0]?.texts > 900)) throw new Error('messages were to differ, or no word is rare')
    await client.query('VACUUM ANALYZE')
    // What the filling left to be written is not to be counted as what is measured next.
    await client.query('CHECKPOINT')
  })
}

/** Names every row it is drawn for: what depends on fewer is drawn once for many, and 1,000,000 messages had 100 texts. */
const NUMBER = 'floor(20000 * power(random(), 3) + 0 * (w + s + length(c.id::text)))::int'

/** `fillWord` in SQL. */
function wordInSql(number: string): string {
  const digits = `(${number})::text`
  return `${SYLLABLES.reduce((text, syllable, digit) => `replace(${text}, '${digit}', '${syllable}')`, digits)} || 'x'`
}

const INBOX = '01900000-0000-7000-8000-000000000001'

async function asSuperuser<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SET search_path = tenant, extensions')
    return await work(client)
  } finally {
    await client.end()
  }
}
