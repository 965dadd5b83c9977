import type pg from 'pg'
import { TransactionEnd } from './transaction-end.ts'

/**
 * Runs `work` between `begin` (one message that begins the transaction and sets its context) and COMMIT, which `work` may
 * have leave with its last statement.
 * `begin` is not awaited before the first statement: in pipeline mode both leave together, and if `begin` fails the
 * transaction is aborted, so the statements behind it fail too and its error is the one that is thrown.
 */
export async function runTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient, end: TransactionEnd) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  const end = new TransactionEnd(client)
  let broken: Error | undefined
  try {
    const begun = client.query(begin).then(
      () => undefined,
      (error: Error) => error,
    )
    try {
      const result = await work(client, end)
      const beginError = await begun
      if (beginError !== undefined) throw beginError
      const committed = await end.commit()
      // An aborted transaction answers COMMIT with ROLLBACK and no error; a swallowed statement error must not pass.
      if (committed.command !== 'COMMIT')
        throw new Error('transaction was rolled back: a failed statement was swallowed')
      return result
    } catch (error) {
      const beginError = await begun
      const ended = end.isSent ? end.commit() : client.query('ROLLBACK')
      await ended.catch((failure: Error) => {
        broken = failure
      })
      throw beginError ?? error
    }
  } catch (error) {
    if (isConnectionLost(error)) broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

/** The connection is gone or going: admin shutdown (57P0x), connection exceptions (08xxx) or a socket error. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as Error & { code?: string }).code ?? ''
  return (
    code.startsWith('08') ||
    code.startsWith('57P0') ||
    code === 'ECONNRESET' ||
    code === 'ECONNREFUSED' ||
    code === 'EPIPE' ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message)
  )
}
