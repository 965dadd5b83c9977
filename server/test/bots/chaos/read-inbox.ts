import pg from 'pg'
import { databaseUrl } from '../../../src/platform/database/cluster.ts'

/** The inbox as its tables have it, read beside the program: whatever happens to that. */
export interface InboxReader {
  /** By company and customer. */
  conversations(): Promise<Map<string, string>>
  /** What customers said, by company and customer, in the order of the inbox. */
  heard(): Promise<Map<string, string[]>>
  progress(): Promise<{ stored: number; open: number; doubtful: number }>
  close(): Promise<void>
}

export const talkKey = (tenantId: string, customer: string) => `${tenantId}/${customer}`

export async function openInboxReader(superuserUrl: string): Promise<InboxReader> {
  const connectionString = databaseUrl({ name: 'main', url: superuserUrl }, 'recado_shared_1')
  const client = new pg.Client({ connectionString, options: '-c search_path=tenant' })
  await client.connect()
  const ask = async <Row extends object>(text: string) => (await client.query<Row>(text)).rows
  return {
    async conversations() {
      const rows = await ask<{ tenant_id: string; name: string; id: string }>(
        'SELECT c.tenant_id, k.name, c.id FROM conversations c JOIN contacts k ON (k.tenant_id, k.id) = (c.tenant_id, c.contact_id)',
      )
      return new Map(rows.map(({ tenant_id, name, id }) => [talkKey(tenant_id, name), id]))
    },
    async heard() {
      const rows = await ask<{ tenant_id: string; name: string; body: string }>(
        `SELECT m.tenant_id, k.name, m.body
           FROM messages m
           JOIN conversations c ON (c.tenant_id, c.id) = (m.tenant_id, m.conversation_id)
           JOIN contacts k ON (k.tenant_id, k.id) = (c.tenant_id, c.contact_id)
          WHERE m.direction = 'in'
          ORDER BY m.tenant_id, c.id, m.seq`,
      )
      const byTalk = Map.groupBy(rows, ({ tenant_id, name }) => talkKey(tenant_id, name))
      return new Map([...byTalk].map(([key, said]) => [key, said.map(({ body }) => body)]))
    },
    async progress() {
      const [row] = await ask<{ stored: number; open: number; doubtful: number }>(
        `SELECT (SELECT count(*)::int FROM messages WHERE direction = 'in') AS stored,
                (SELECT count(*)::int FROM whatsapp_sends WHERE state IN ('waiting', 'handed')) AS open,
                (SELECT count(*)::int FROM whatsapp_sends WHERE state IN ('uncertain', 'failed')) AS doubtful`,
      )
      return row ?? { stored: 0, open: 0, doubtful: 0 }
    },
    close: () => client.end(),
  }
}
