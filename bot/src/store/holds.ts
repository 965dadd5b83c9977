import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Lanes of a queue that wait until an instant, and how often they were put off. */
export class Holds {
  readonly #queue: string
  readonly #get: StatementSync
  readonly #put: StatementSync
  readonly #drop: StatementSync
  readonly #next: StatementSync

  constructor(database: DatabaseSync, queue: string) {
    this.#queue = queue
    this.#get = database.prepare('SELECT attempts FROM holds WHERE queue = ? AND lane = ?')
    this.#put = database.prepare('INSERT OR REPLACE INTO holds (queue, lane, attempts, until) VALUES (?, ?, ?, ?)')
    this.#drop = database.prepare('DELETE FROM holds WHERE queue = ? AND lane = ?')
    this.#next = database.prepare('SELECT min(until) AS until FROM holds WHERE queue = ? AND until > ?')
  }

  hold(lane: string, until: number): void {
    this.#put.run(this.#queue, lane, 0, until)
  }

  putOff(lane: string, delay: (attempts: number) => number, now: number): number {
    const attempts = Number(this.#get.get(this.#queue, lane)?.attempts ?? 0) + 1
    this.#put.run(this.#queue, lane, attempts, now + delay(attempts))
    return attempts
  }

  release(lane: string): void {
    this.#drop.run(this.#queue, lane)
  }

  nextRelease(now: number): number | undefined {
    const until = this.#next.get(this.#queue, now)?.until
    return until === null || until === undefined ? undefined : Number(until)
  }
}
