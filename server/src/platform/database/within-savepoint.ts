import { sql, type Transaction } from 'kysely'

/**
 * Runs a part of a transaction that may fail by itself: what it wrote is undone, the rest stands.
 * @throws what `work` throws, after the undoing
 */
export async function withinSavepoint<Result>(db: Transaction<never>, work: () => Promise<Result>): Promise<Result> {
  await sql`SAVEPOINT part`.execute(db)
  try {
    const result = await work()
    await sql`RELEASE SAVEPOINT part`.execute(db)
    return result
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT part`.execute(db)
    throw error
  }
}
