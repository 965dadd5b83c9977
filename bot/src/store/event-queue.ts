import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import { Holds } from './holds.ts'

/** Where an event goes: messages and the like in order per lane, the newest QR code, every state. */
export type Route = 'incoming' | 'qr' | 'status'

export interface NewEvent {
  eventId: string
  route: Route
  /** What keeps its order: a chat. */
  lane: string
  /** Imported: behind everything that is new. */
  history: boolean
  payload: object
  /** Files that must be fetched and uploaded first. */
  media: readonly PendingMedia[]
  /** Of pictures that belong together: parts may be added while it is held. */
  album?: string
  at: number
}

const PendingMedia = z.object({ ref: z.string(), source: z.string() })
export type PendingMedia = z.output<typeof PendingMedia>

export interface QueuedEvent {
  seq: number
  eventId: string
  lane: string
  payload: unknown
  /** As it is sent, measured for batches. */
  json: string
  media: PendingMedia[]
  /** Set while parts may still be added. */
  album: string | undefined
  at: number
}

/**
 * What the server must be told, until it has. A lane whose head is held, waits for its files, or was put off waits as a
 * whole; others go on.
 */
export class EventQueue {
  readonly #holds: Holds
  readonly #seen: Record<'exact' | 'twin' | 'add' | 'prune', StatementSync>
  readonly #add: StatementSync
  readonly #dropQr: StatementSync
  readonly #batch: StatementSync
  readonly #media: StatementSync
  readonly #notice: StatementSync
  readonly #album: StatementSync
  readonly #bySeq: StatementSync
  readonly #rewrite: StatementSync
  readonly #close: StatementSync
  readonly #delete: StatementSync
  readonly #refuse: StatementSync
  readonly #waiting: StatementSync
  readonly #refused: StatementSync

  constructor(database: DatabaseSync) {
    this.#holds = new Holds(database, 'deliver')
    this.#seen = {
      exact: database.prepare('SELECT 1 FROM seen WHERE chat = ? AND id = ?'),
      twin: database.prepare('SELECT 1 FROM seen WHERE id = ? AND digest = ?'),
      add: database.prepare('INSERT INTO seen (chat, id, digest, at) VALUES (?, ?, ?, ?)'),
      prune: database.prepare('DELETE FROM seen WHERE at < ?'),
    }
    this.#add = database.prepare(
      'INSERT INTO events (event_id, route, lane, history, payload, media, album, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    this.#dropQr = database.prepare(`DELETE FROM events WHERE route = 'qr'`)
    const waiting = `FROM events e WHERE e.refused IS NULL AND NOT EXISTS
      (SELECT 1 FROM holds h WHERE h.queue = 'deliver' AND h.lane = e.lane AND h.until > ?)`
    this.#batch = database.prepare(
      `SELECT e.* ${waiting} AND e.route = 'incoming' AND NOT EXISTS
         (SELECT 1 FROM events m WHERE m.lane = e.lane AND m.seq <= e.seq AND m.media IS NOT NULL AND m.refused IS NULL)
       ORDER BY e.history, e.seq LIMIT ?`,
    )
    this.#media = database.prepare(`SELECT e.* ${waiting} AND e.media IS NOT NULL ORDER BY e.history, e.seq LIMIT ?`)
    this.#notice = database.prepare(
      `SELECT * FROM events WHERE route IN ('qr', 'status') AND refused IS NULL ORDER BY route, seq LIMIT 1`,
    )
    this.#bySeq = database.prepare('SELECT * FROM events WHERE seq = ?')
    this.#album = database.prepare('SELECT * FROM events WHERE album = ?')
    this.#rewrite = database.prepare('UPDATE events SET payload = ?, media = ? WHERE seq = ?')
    this.#close = database.prepare('UPDATE events SET album = NULL WHERE seq = ? AND album IS NOT NULL')
    this.#delete = database.prepare('DELETE FROM events WHERE seq = ?')
    this.#refuse = database.prepare('UPDATE events SET refused = ? WHERE seq = ?')
    this.#waiting = database.prepare('SELECT count(*) AS count, min(at) AS oldest FROM events WHERE refused IS NULL')
    this.#refused = database.prepare('SELECT count(*) AS count FROM events WHERE refused IS NOT NULL')
  }

  /**
   * Notes that something with this id was received in a chat; false when it was before. The network may bring one message
   * twice, once under a LID and once under a phone, before anything links the two: then the id and all that it says are
   * the same, and that is enough. (Ids are random and 80 bits or more: somebody else's is not guessed.)
   */
  receive(chat: string, id: string, digest: string, at: number): boolean {
    if (this.#seen.exact.get(chat, id) !== undefined || this.#seen.twin.get(id, digest) !== undefined) return false
    this.#seen.add.run(chat, id, digest, at)
    return true
  }

  /** Forgets what was received before an instant; the network does not bring it again after weeks. */
  forgetBefore(at: number): void {
    this.#seen.prune.run(at)
  }

  add(event: NewEvent): void {
    const { eventId, route, lane, history, payload, media, album, at } = event
    // Only the newest QR code can be scanned.
    if (route === 'qr') this.#dropQr.run()
    const files = media.length === 0 ? null : JSON.stringify(media)
    this.#add.run(eventId, route, lane, history ? 1 : 0, JSON.stringify(payload), files, album ?? null, at)
  }

  find(seq: number): QueuedEvent | undefined {
    const row = this.#bySeq.get(seq)
    return row && readEvent(row)
  }

  /** The album that still takes parts, if it was not sent yet. */
  findAlbum(album: string): QueuedEvent | undefined {
    const row = this.#album.get(album)
    return row && readEvent(row)
  }

  rewrite(seq: number, payload: object, media: readonly PendingMedia[]): void {
    this.#rewrite.run(JSON.stringify(payload), media.length === 0 ? null : JSON.stringify(media), seq)
  }

  /** The next events that may go, oldest first and new before imported; their albums take no more parts from here on. */
  takeBatch(now: number, most: number, mostBytes: number): QueuedEvent[] {
    let bytes = 0
    const batch: QueuedEvent[] = []
    for (const row of this.#batch.all(now, most)) {
      const event = readEvent(row)
      bytes += Buffer.byteLength(event.json)
      if (batch.length > 0 && bytes > mostBytes) break
      batch.push(event)
      if (event.album !== undefined) this.#close.run(event.seq)
    }
    return batch
  }

  /** Events that wait for files. Their albums stay open until they go. */
  listWithMedia(now: number, most: number): QueuedEvent[] {
    return this.#media.all(now, most).map(readEvent)
  }

  nextNotice(): (QueuedEvent & { route: Route }) | undefined {
    const row = this.#notice.get()
    return row && { ...readEvent(row), route: row.route === 'qr' ? 'qr' : 'status' }
  }

  done(seqs: readonly number[]): void {
    for (const seq of seqs) this.#delete.run(seq)
  }

  /** The server will never take it: kept for whoever looks, out of the way of the next. */
  refuse(seq: number, code: string): void {
    this.#refuse.run(code, seq)
  }

  hold(lane: string, until: number): void {
    this.#holds.hold(lane, until)
  }

  /** Puts a lane off once more, for longer each time. @returns how often it was. */
  putOff(lane: string, delay: (attempts: number) => number, now: number): number {
    return this.#holds.putOff(lane, delay, now)
  }

  release(lane: string): void {
    this.#holds.release(lane)
  }

  /** When the next held lane may go. */
  nextRelease(now: number): number | undefined {
    return this.#holds.nextRelease(now)
  }

  counts(): { waiting: number; oldest: number | undefined; refused: number } {
    const waiting = this.#waiting.get()
    return {
      waiting: Number(waiting?.count ?? 0),
      oldest: waiting?.oldest == null ? undefined : Number(waiting.oldest),
      refused: Number(this.#refused.get()?.count ?? 0),
    }
  }
}

function readEvent(row: Record<string, SQLOutputValue>): QueuedEvent {
  const json = String(row.payload)
  return {
    seq: Number(row.seq),
    eventId: String(row.event_id),
    lane: String(row.lane),
    payload: JSON.parse(json),
    json,
    media: row.media === null ? [] : z.array(PendingMedia).parse(JSON.parse(String(row.media))),
    album: row.album === null ? undefined : String(row.album),
    at: Number(row.at),
  }
}
