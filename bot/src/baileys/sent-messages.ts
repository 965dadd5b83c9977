import { proto } from 'baileys'
import type { SessionStore } from '../store/session-store.ts'

/** Kept for phones that could not decrypt and ask again, which they do within hours. */
const MOST = 2_000

/** The last messages that were sent, as they were sent. */
export class SentMessages {
  readonly #session: SessionStore

  constructor(session: SessionStore) {
    this.#session = session
  }

  get(id: string): proto.IMessage | undefined {
    const value = this.#session.get('sent', id)
    return value === undefined ? undefined : proto.Message.decode(Buffer.from(value, 'base64'))
  }

  keep(id: string, message: proto.IMessage): void {
    const turn = Number(this.#session.get('sent-turn', '') ?? 0) + 1
    const slot = String(turn % MOST)
    const oldest = this.#session.get('sent-slot', slot)
    this.#session.put([
      ...(oldest === undefined ? [] : [{ kind: 'sent', id: oldest, value: undefined }]),
      { kind: 'sent', id, value: Buffer.from(proto.Message.encode(message).finish()).toString('base64') },
      { kind: 'sent-slot', id: slot, value: id },
      { kind: 'sent-turn', id: '', value: String(turn) },
    ])
  }
}
