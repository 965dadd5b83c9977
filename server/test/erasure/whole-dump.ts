import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { databaseUrl, withAdmin } from '../../src/platform/database/cluster.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { TestHouse } from '../support/test-house.ts'

export interface DumpedText {
  where: string
  text: string
}

/**
 * Everything that the installation keeps of a tenant, read past every policy: each row of each table of the control database
 * (its queue, outbox and mailbox too) and of the tenant's database as text, and each file with its name.
 */
export async function dumpEverything(house: TestHouse, tenant: Tenant): Promise<DumpedText[]> {
  const { pools } = house.services.installation
  const databases = [...new Set([house.databases.control, tenant.placement.database])]
  const rows = await Promise.all(databases.map((name) => dumpDatabase(databaseUrl(pools.cluster('main'), name), name)))
  return [...rows.flat(), ...(await dumpFiles(path.join(house.services.config.dataDir, 'files')))]
}

export function dumpDatabase(url: string, name: string): Promise<DumpedText[]> {
  return withAdmin(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`
      SELECT format('%I.%I', n.nspname, c.relname) AS name
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`)
    const dumped: DumpedText[] = []
    for (const table of tables) {
      const { rows } = await client.query<{ text: string }>(`SELECT to_jsonb(t)::text AS text FROM ${table.name} t`)
      dumped.push(...rows.map(({ text }) => ({ where: `${name}: ${table.name}`, text: readable(text) })))
    }
    return dumped
  })
}

async function dumpFiles(directory: string): Promise<DumpedText[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  return Promise.all(
    entries.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name)
      const content = entry.isFile() ? await readFile(file, 'utf8') : ''
      return { where: 'file', text: `${file}\n${content}` }
    }),
  )
}

/** Bytes as the text that they are, JSON within JSON and within texts without its escapes. */
function readable(text: string): string {
  const bytes = text.replaceAll(/\\\\x((?:[0-9a-f]{2})+)/g, (_, hex: string) =>
    Buffer.from(hex, 'hex').toString('utf8'),
  )
  return bytes.replaceAll(/\\+["nrt]/g, ' ')
}

/** Where a mark still stands, with what is around it. */
export function findMarks(dump: readonly DumpedText[], marks: readonly RegExp[]): string[] {
  return dump.flatMap(({ where, text }) =>
    marks.flatMap((mark) => {
      const at = text.normalize('NFC').search(mark)
      return at === -1 ? [] : [`${where}: ${mark}: …${text.slice(Math.max(0, at - 120), at + 120)}…`]
    }),
  )
}
