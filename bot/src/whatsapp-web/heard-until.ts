import type { SessionStore } from '../store/session-store.ts'

const KIND = 'whatsapp-web'
const DAY_S = 86_400
/** Clocks differ and messages come late: what is known already is not taken twice. */
const OVERLAP_S = DAY_S

/** Until when what was said has been kept, in seconds since 1970: what came later is read from the page's store. */
export class HeardUntil {
  readonly #session: SessionStore
  #until: number

  constructor(session: SessionStore) {
    this.#session = session
    this.#until = Number(session.get(KIND, 'heard_until') ?? 0)
  }

  /** Without a mark this is a new session: what is older is history, so many days of it. */
  since(historyDays: number): { since: number; history: boolean } {
    this.#until = Number(this.#session.get(KIND, 'heard_until') ?? 0)
    if (this.#until > 0) return { since: this.#until - OVERLAP_S, history: false }
    const now = Math.floor(Date.now() / 1_000)
    this.note(now)
    return { since: now - historyDays * DAY_S, history: historyDays > 0 }
  }

  note(at: number): void {
    if (at <= this.#until) return
    this.#until = at
    this.#session.put([{ kind: KIND, id: 'heard_until', value: String(at) }])
  }
}
