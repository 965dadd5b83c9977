import pg from 'pg'

/**
 * Prints the plans of the statements within `search_messages()` for one word, with what they read and how long they took.
 * They are planned as the function's owner, as for everybody who calls it. Needs a superuser.
 */
export async function explainSearch(url: string, tenantId: string, word: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('notice', ({ message }) => console.log(message))
  await client.connect()
  try {
    await client.query("LOAD 'auto_explain'")
    await client.query(
      `SELECT set_config('app.tenant_id', $1, false), set_config('search_path', 'tenant, extensions', false)`,
      [tenantId],
    )
    const search = () =>
      client.query(
        `SELECT * FROM search_messages($1::tsquery, '9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 20)`,
        [word],
      )
    // What the first run reads from disk is not the plan's.
    await search()
    await client.query(
      `SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on;
       SET auto_explain.log_analyze = on; SET auto_explain.log_buffers = on; SET client_min_messages = log`,
    )
    console.log(`\nPlans of a search of ${word}`)
    await search()
  } finally {
    await client.end()
  }
}
