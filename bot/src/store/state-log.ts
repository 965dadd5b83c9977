import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { BotReason, BotState } from '@recado/contracts/bots'
import { z } from 'zod'

const StateRow = z.object({
  seq: z.number(),
  state: BotState,
  reason: BotReason.nullable(),
  detail: z.string(),
  until: z.number().nullable(),
  used: z.number().nullable(),
  quota: z.number().nullable(),
  at: z.number(),
})
export type StateRow = z.output<typeof StateRow>

const MOST = 1_000

/** The states of this bot in their order; the last 1,000 are kept. */
export class StateLog {
  readonly #add: StatementSync
  readonly #last: StatementSync
  readonly #prune: StatementSync

  constructor(database: DatabaseSync) {
    this.#add = database.prepare(
      'INSERT INTO states (state, reason, detail, until, used, quota, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#last = database.prepare('SELECT * FROM states ORDER BY seq DESC LIMIT ?')
    this.#prune = database.prepare('DELETE FROM states WHERE seq <= ?')
  }

  add(row: Omit<StateRow, 'seq'>): StateRow {
    const { state, reason, detail, until, used, quota, at } = row
    const seq = Number(this.#add.run(state, reason, detail, until, used, quota, at).lastInsertRowid)
    this.#prune.run(seq - MOST)
    return { ...row, seq }
  }

  /** Newest first. */
  last(count = 1): StateRow[] {
    return this.#last.all(count).map((row) => StateRow.parse(row))
  }
}
