import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { ContentToSend } from '@recado/contracts/bot-content'
import { Recipient } from '@recado/contracts/bots'
import { AckState } from '@recado/contracts/delivery'
import { z } from 'zod'
import { Holds } from './holds.ts'

const SendState = z.enum(['queued', 'sending', ...AckState.options])
export type SendState = z.output<typeof SendState>

const Quoted = z.object({ message_id: z.string(), from_me: z.boolean(), body: z.string() })

const SendRow = z.object({
  seq: z.number(),
  id: z.string(),
  lane: z.string(),
  recipient: z.string().transform((text) => Recipient.parse(JSON.parse(text))),
  content: z.string().transform((text) => ContentToSend.parse(JSON.parse(text))),
  quoted: z
    .string()
    .nullable()
    .transform((text) => (text === null ? undefined : Quoted.parse(JSON.parse(text)))),
  state: SendState,
  message_id: z.string().nullable(),
  at: z.number(),
})
export type SendRow = z.output<typeof SendRow>

export type NewSend = Omit<SendRow, 'seq' | 'state' | 'message_id' | 'quoted'> & {
  digest: string
  quoted: z.output<typeof Quoted> | undefined
}

/**
 * What must be sent to the phone's network. `sending` is written before a message leaves: whoever finds it after a kill
 * does not know whether it did, and asks the network or says `uncertain`.
 */
export class SendQueue {
  readonly #holds: Holds
  readonly #add: StatementSync
  readonly #known: StatementSync
  readonly #next: StatementSync
  readonly #open: StatementSync
  readonly #begin: StatementSync
  readonly #set: StatementSync
  readonly #byMessage: StatementSync
  readonly #bySeq: StatementSync
  readonly #counts: StatementSync
  readonly #prune: StatementSync
  readonly #doubt: StatementSync

  constructor(database: DatabaseSync) {
    this.#holds = new Holds(database, 'send')
    this.#add = database.prepare(
      `INSERT INTO sends (id, digest, lane, recipient, content, quoted, state, at) VALUES (?, ?, ?, ?, ?, ?, 'queued', ?)`,
    )
    this.#known = database.prepare('SELECT digest, state FROM sends WHERE id = ?')
    this.#next = database.prepare(
      `SELECT s.* FROM sends s WHERE s.state = 'queued'
         AND NOT EXISTS (SELECT 1 FROM sends p WHERE p.lane = s.lane AND p.seq < s.seq AND p.state IN ('queued', 'sending'))
         AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.queue = 'send' AND h.lane = s.lane AND h.until > ?)
       ORDER BY s.seq LIMIT ?`,
    )
    this.#open = database.prepare(`SELECT * FROM sends WHERE state = 'sending' ORDER BY seq`)
    this.#begin = database.prepare(`UPDATE sends SET state = 'sending', message_id = ? WHERE seq = ?`)
    this.#set = database.prepare('UPDATE sends SET state = ? WHERE seq = ?')
    this.#byMessage = database.prepare('SELECT * FROM sends WHERE message_id = ?')
    this.#bySeq = database.prepare('SELECT * FROM sends WHERE seq = ?')
    this.#counts = database.prepare(
      `SELECT count(*) AS waiting, min(at) AS oldest FROM sends WHERE state IN ('queued', 'sending')`,
    )
    this.#prune = database.prepare(`DELETE FROM sends WHERE at < ? AND state NOT IN ('queued', 'sending')`)
    // Without an id the network is not asked: it would know of none.
    this.#doubt = database.prepare(
      `UPDATE sends SET state = 'sending', message_id = NULL WHERE state IN ('queued', 'sending')`,
    )
  }

  /** Takes a message once. @returns the state of the one that is there under this id, or that its content is another. */
  accept(send: NewSend): { known: false } | { known: true; state: SendState; same: boolean } {
    const before = this.#known.get(send.id)
    if (before !== undefined) {
      return { known: true, state: SendState.parse(before.state), same: before.digest === send.digest }
    }
    const { id, digest, lane, recipient, content, quoted, at } = send
    const quote = quoted === undefined ? null : JSON.stringify(quoted)
    this.#add.run(id, digest, lane, JSON.stringify(recipient), JSON.stringify(content), quote, at)
    return { known: false }
  }

  has(id: string): boolean {
    return this.#known.get(id) !== undefined
  }

  /** The heads of lanes that may go now, oldest first. */
  listReady(now: number, most: number): SendRow[] {
    return this.#next.all(now, most).map(readSend)
  }

  /** Those that were on their way when something happened. */
  listSending(): SendRow[] {
    return this.#open.all().map(readSend)
  }

  begin(seq: number, messageId: string): void {
    this.#begin.run(messageId, seq)
  }

  setState(seq: number, state: SendState): void {
    this.#set.run(state, seq)
  }

  find(seq: number): SendRow | undefined {
    const row = this.#bySeq.get(seq)
    return row && readSend(row)
  }

  findByMessage(messageId: string): SendRow | undefined {
    const row = this.#byMessage.get(messageId)
    return row && readSend(row)
  }

  putOff(lane: string, delay: (attempts: number) => number, now: number): number {
    return this.#holds.putOff(lane, delay, now)
  }

  release(lane: string): void {
    this.#holds.release(lane)
  }

  nextRelease(now: number): number | undefined {
    return this.#holds.nextRelease(now)
  }

  counts(): { waiting: number; oldest: number | undefined } {
    const row = this.#counts.get()
    return { waiting: Number(row?.waiting ?? 0), oldest: row?.oldest == null ? undefined : Number(row.oldest) }
  }

  /** What was not sent yet may have been by whoever had this store since: nobody may send it unseen. */
  doubtOpen(): void {
    this.#doubt.run()
  }

  forgetBefore(at: number): void {
    this.#prune.run(at)
  }
}

/** What the network has said of it; undefined as long as it has said nothing. */
export function leftAs(state: SendState): AckState | undefined {
  return AckState.safeParse(state).data
}

function readSend(row: Record<string, SQLOutputValue>): SendRow {
  return SendRow.parse(row)
}
