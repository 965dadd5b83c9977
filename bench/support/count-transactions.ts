import pg from 'pg'

/** Transactions of every database of a server so far, by database; PostgreSQL counts those of a connection within ten seconds. */
export async function countTransactions(url: string): Promise<Map<string, number>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; count: string }>(
      'SELECT datname AS name, xact_commit + xact_rollback AS count FROM pg_stat_database WHERE datname IS NOT NULL',
    )
    return new Map(rows.map(({ name, count }) => [name, Number(count)]))
  } finally {
    await client.end()
  }
}
