import pg from 'pg'
import { hasOutboxRows } from './outbox.sql.ts'

/** Whether a database's outbox holds anything, by one connection that is closed again: no pool stays open for it. */
export async function lookIntoOutbox(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, application_name: 'recado relay', connectionTimeoutMillis: 5_000 })
  // A connection lost while waiting rejects the query as well.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await hasOutboxRows(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
