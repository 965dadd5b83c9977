import type pg from 'pg'

/**
 * How a transaction comes to its end: by a COMMIT after its work, or by one that leaves in the same packet as the statement
 * which the work calls its last. That saves a round trip, during which the rows would stay locked. When the last statement
 * fails, PostgreSQL answers the COMMIT behind it with ROLLBACK.
 */
export class TransactionEnd {
  readonly #client: pg.PoolClient
  #comesNext = false
  #commit: Promise<pg.QueryResult> | undefined

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  /** The next statement is the last: what the work throws after it undoes nothing, what it asks after it is refused. */
  withNext(): void {
    this.#comesNext = true
  }

  /** Sends a statement, and COMMIT behind it when it is the last. @throws when the last is sent already */
  send<Answer>(statement: () => Promise<Answer>): Promise<Answer> {
    if (this.isSent) throw new Error('a statement after the one that was called the last of its transaction')
    const answer = statement()
    if (this.#comesNext) void this.commit().catch(() => {})
    return answer
  }

  get isSent(): boolean {
    return this.#commit !== undefined
  }

  /** Sent once, whoever asks. */
  commit(): Promise<pg.QueryResult> {
    this.#commit ??= this.#client.query('COMMIT')
    return this.#commit
  }
}
