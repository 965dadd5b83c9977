import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Tables whose id is named after something else than the table. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  bots: 'ConnectionId',
  business_calendars: 'CalendarId',
  development_mails: 'MailId',
  whatsapp_chats: 'ChatId',
  whatsapp_connections: 'ConnectionId',
}

/** Columns that name somebody's id by their part in it, without a foreign key. */
const NAMED_BY_PART: Readonly<Record<string, string>> = {
  assignee_id: 'MemberId',
  bot_id: 'ConnectionId',
  canary_id: 'ConnectionId',
  feed_id: 'CarFeedId',
  root_id: 'RecommendationId',
}

/** Branded ids, and the contract that declares each. */
const BRANDS = readBrands(new URL('../../../../contracts/src/', import.meta.url))

interface Column {
  table: string
  column: string
  /** Whose id a foreign key says it is; its own table where it is the key. */
  target: string | null
}

interface Check {
  table: string
  definition: string
}

/**
 * Makes the columns of rendered table types as narrow as the database keeps them: a uuid is the branded id of what its
 * foreign key, its table or its name says, and a text that a CHECK holds to a list is that list.
 */
export async function narrowColumns(text: string, url: string, schema: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: columns } = await client.query<Column>(UUID_COLUMNS, [schema])
    const { rows: checks } = await client.query<Check>(CHECKS, [schema])
    const types = new Map<string, string>()
    for (const column of columns) {
      const brand = brandOf(column)
      if (brand !== undefined) types.set(`${column.table}.${column.column}`, brand)
    }
    for (const { table, definition } of checks) {
      const [, column, list] =
        /^CHECK \(\((\w+) = (?:ANY \(ARRAY\[)?('[^)]*?'::text(?:, '[^)]*?'::text)*)\]?\)*$/.exec(definition) ?? []
      if (column !== undefined && list !== undefined)
        types.set(`${table}.${column}`, list.replaceAll('::text', '').split(', ').join(' | '))
    }
    return withImports(narrow(text, types), [...types.values()])
  } finally {
    await client.end()
  }
}

function brandOf({ column, target }: Column): string | undefined {
  const brand =
    target === null
      ? (NAMED_BY_PART[column] ?? pascal(column))
      : (NAMED_OTHERWISE[target] ?? `${pascal(singular(target))}Id`)
  return BRANDS.has(brand) ? brand : undefined
}

const singular = (table: string) => table.replace(/ies$/, 'y').replace(/xes$/, 'x').replace(/s$/, '')
const pascal = (name: string) => name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())

function narrow(text: string, types: ReadonlyMap<string, string>): string {
  const tables = new Map([...text.matchAll(/^ {2}(\w+): (\w+);$/gm)].map(([, table, type]) => [type, table]))
  return text.replaceAll(/^export interface (\w+) \{\n[^}]*\}/gm, (block, name: string) =>
    block.replaceAll(/^ {2}(\w+): (.*)\bstring\b/gm, (line, column: string, before: string) => {
      const type = types.get(`${tables.get(name)}.${column}`)
      return type === undefined ? line : `  ${column}: ${before}${type}`
    }),
  )
}

function withImports(text: string, types: readonly string[]): string {
  const used = new Set(types.filter((type) => new RegExp(`\\b${type}\\b`).test(text)))
  const contracts = Map.groupBy(
    [...BRANDS].filter(([brand]) => used.has(brand)),
    ([, contract]) => contract,
  )
  const imports = [...contracts].sort().map(([contract, brands]) => {
    const names = brands.map(([brand]) => brand).sort()
    return `import type { ${names.join(', ')} } from "@recado/contracts/${contract}";`
  })
  return text.replace('import type { ColumnType } from "kysely";', (line) => [...imports, line].join('\n'))
}

function readBrands(folder: URL): ReadonlyMap<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return new Map(
    files.flatMap((name) => {
      const declared = readFileSync(new URL(name, folder), 'utf8').matchAll(/^export const (\w+Id) = idCodec</gm)
      return [...declared].map(([, brand = '']) => [brand, name.slice(0, -'.ts'.length)] as const)
    }),
  )
}

const UUID_COLUMNS = `
  SELECT t.relname AS table, a.attname AS column,
         coalesce(min(r.relname), CASE a.attname WHEN 'id' THEN t.relname END) AS target
  FROM pg_attribute a
  JOIN pg_class t ON t.oid = a.attrelid AND t.relkind IN ('r', 'p') AND t.relnamespace = $1::text::regnamespace
  LEFT JOIN (
    SELECT c.conrelid, k.own, k.other, c.confrelid
    FROM pg_constraint c CROSS JOIN unnest(c.conkey, c.confkey) AS k (own, other)
    WHERE c.contype = 'f'
  ) f ON f.conrelid = t.oid AND f.own = a.attnum
    AND (SELECT attname FROM pg_attribute WHERE attrelid = f.confrelid AND attnum = f.other) = 'id'
  LEFT JOIN pg_class r ON r.oid = f.confrelid
  WHERE a.atttypid = 'uuid'::regtype AND a.attnum > 0 AND NOT a.attisdropped
  GROUP BY t.relname, a.attname`

const CHECKS = `
  SELECT t.relname AS table, pg_get_constraintdef(c.oid) AS definition
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
  WHERE c.contype = 'c' AND t.relnamespace = $1::text::regnamespace`
