import { type RawBuilder, sql } from 'kysely'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import type { Erasure } from './contact-erasures.sql.ts'
import { MARK, type PersonPatterns } from './person-pattern.ts'
import { PERSONAL_DATA, type PersonalTable, type RedactedAs } from './personal-data.ts'

interface RedactedTable {
  table: string
  key: readonly string[]
  about: PersonalTable['about']
  columns: { name: string; as: RedactedAs }[]
}

/** Tables of a tenant with words in which anybody may be named, as the list of personal data has them. */
export const REDACTED_TABLES: readonly RedactedTable[] = Object.entries(PERSONAL_DATA).flatMap(([name, declared]) => {
  const columns = Object.entries(declared.columns).flatMap(([column, { ...said }]) =>
    said.holds === 'text' && said.by === 'texts' && said.as !== undefined ? [{ name: column, as: said.as }] : [],
  )
  if (columns.length === 0 || declared.key === undefined) return []
  return [{ table: name.replace(/^tenant\./, ''), key: declared.key, about: declared.about, columns }]
})

/** Parts of keys that are no ids. */
const NUMBERS: ReadonlySet<string> = new Set(['seq', 'position'])

export interface RedactedPage {
  seen: number
  changed: number
  /** The key of the last row that was looked at, to go on from. */
  last: string[] | undefined
}

/**
 * Takes the person out of the next `limit` rows of a table. A message that changes changes its conversation's preview, which
 * may be cut in the middle of a name, and its hash of the content.
 */
export async function redactTexts(
  scope: TenantScope,
  erasure: Pick<Erasure, 'contact_ids' | 'bearer_ids'> & { patterns: PersonPatterns },
  { table, key, about, columns }: RedactedTable,
  { after, limit }: { after: readonly string[] | undefined; limit: number },
): Promise<RedactedPage> {
  const t = sql.table(table)
  const keys = sql.join(key.map((column) => sql`${sql.ref(`t.${column}`)}`))
  const typed = (value: string, at: number) =>
    NUMBERS.has(key[at] ?? '') ? sql`${value}::bigint` : sql`${value}::uuid`
  const sameKey = sql.join(
    key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`p.${column}`)}`),
    sql` AND `,
  )
  const beyond = after === undefined ? sql`true` : sql`(${keys}) > (${sql.join(after.map(typed))})`
  const isMessage = table === 'messages'
  const { rows } = await sql<{ seen: number; changed: number; last: string[] | null }>`
    WITH page AS MATERIALIZED (
      SELECT ${keys}, ${patternFor(erasure, about)} AS pattern
        FROM ${t} AS t ${joined(about)}
       WHERE t.tenant_id = ${scope.tenant.id} AND ${beyond}
       ORDER BY ${keys} LIMIT ${limit}
    ), changed AS (
      UPDATE ${t} AS t SET ${sql.join(columns.map(redacted))} ${isMessage ? sql`, content_hash = ''` : sql``}
        FROM page p
       WHERE t.tenant_id = ${scope.tenant.id} AND ${sameKey}
         AND (${sql.join(columns.map(isFound), sql` OR `)})
      RETURNING ${isMessage ? sql`t.conversation_id, t.seq, t.body` : sql`1`}
    ) ${isMessage ? previews(scope) : sql``}
    SELECT (SELECT count(*) FROM page) AS seen, (SELECT count(*) FROM changed) AS changed,
           (SELECT ARRAY[${sql.join(key.map((column) => sql`${sql.ref(`p.${column}`)}::text`))}] FROM page p
             ORDER BY ${sql.join(key.map((column) => sql`${sql.ref(`p.${column}`)} DESC`))} LIMIT 1) AS last`.execute(
    scope.db,
  )
  const [row = { seen: 0, changed: 0, last: null }] = rows
  return { ...row, last: row.last ?? undefined }
}

type Column = RedactedTable['columns'][number]

function redacted({ name, as }: Column): RawBuilder<unknown> {
  const column = sql.ref(`t.${name}`)
  const plain = sql`regexp_replace(${column}, p.pattern, ${MARK}, 'g')`
  switch (as) {
    case 'text':
      return sql`${sql.ref(name)} = ${plain}`
    case 'json':
      return sql`${sql.ref(name)} = recado.redact_json(${column}, p.pattern, ${MARK})`
    case 'name':
      return sql`${sql.ref(name)} = CASE WHEN ${column} ~ p.pattern
        THEN ${plain} || '-' || right(t.id::text, 12) ELSE ${column} END`
  }
}

function isFound({ name, as }: Column): RawBuilder<unknown> {
  const column = sql.ref(`t.${name}`)
  return as === 'json' ? sql`recado.json_words(${column}) ~ p.pattern` : sql`${column} ~ p.pattern`
}

function patternFor(
  { contact_ids, bearer_ids, patterns }: Parameters<typeof redactTexts>[1],
  about: PersonalTable['about'],
): RawBuilder<unknown> {
  if (about === undefined) return sql`${patterns.wide}::text`
  const whose = 'contact' in about ? sql.ref(`t.${about.contact}`) : sql`c.contact_id`
  return sql`CASE WHEN ${whose} = ANY (${contact_ids}::uuid[]) THEN ${patterns.own}::text
                  WHEN ${whose} = ANY (${bearer_ids}::uuid[]) THEN ${patterns.unshared}::text
                  ELSE ${patterns.wide}::text END`
}

function joined(about: PersonalTable['about']): RawBuilder<unknown> {
  if (about === undefined || 'contact' in about) return sql``
  return sql`LEFT JOIN conversations c ON c.tenant_id = t.tenant_id AND c.id = ${sql.ref(`t.${about.conversation}`)}`
}

/** As `previewOf` of conversations makes it. */
function previews(scope: TenantScope): RawBuilder<unknown> {
  return sql`, shown AS (
      SELECT conversation_id, seq, btrim(regexp_replace(body, '\\s+', ' ', 'g')) AS text FROM changed
    ), previews AS (
      UPDATE conversations v
         SET last_message_preview = CASE WHEN length(s.text) > 160 THEN regexp_replace(left(s.text, 159), '\\s\\S*$', '') || '…' ELSE s.text END
        FROM shown s
       WHERE v.tenant_id = ${scope.tenant.id} AND v.id = s.conversation_id AND v.last_message_seq = s.seq
    )`
}
