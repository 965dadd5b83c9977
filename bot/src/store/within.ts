import type { DatabaseSync } from 'node:sqlite'

/** Runs all or nothing; within another transaction it is part of that one. */
export function within<Result>(database: DatabaseSync, run: () => Result): Result {
  if (database.isTransaction) return run()
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = run()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
