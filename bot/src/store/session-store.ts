import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { within } from './within.ts'

/** A driver's session: small values by kind and id. All changes of one `put` are there, or none. */
export class SessionStore {
  readonly #database: DatabaseSync
  readonly #get: StatementSync
  readonly #put: StatementSync
  readonly #drop: StatementSync
  readonly #ids: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#get = database.prepare('SELECT value FROM session WHERE kind = ? AND id = ?')
    this.#put = database.prepare('INSERT OR REPLACE INTO session (kind, id, value) VALUES (?, ?, ?)')
    this.#drop = database.prepare('DELETE FROM session WHERE kind = ? AND id = ?')
    this.#ids = database.prepare('SELECT id FROM session WHERE kind = ? ORDER BY id')
  }

  get(kind: string, id: string): string | undefined {
    return this.#get.get(kind, id)?.value?.toString()
  }

  /** Of all values of a kind, in their order as texts. */
  ids(kind: string): string[] {
    return this.#ids.all(kind).map(({ id }) => String(id))
  }

  /** An undefined value deletes. */
  put(entries: readonly { kind: string; id: string; value: string | undefined }[]): void {
    within(this.#database, () => {
      for (const { kind, id, value } of entries) {
        if (value === undefined) this.#drop.run(kind, id)
        else this.#put.run(kind, id, value)
      }
    })
  }

  clear(): void {
    this.#database.exec('DELETE FROM session')
  }
}
