import { z } from 'zod'
import type { DriverEvent, ReceivedMessage } from '../driver/driver.ts'
import type { SessionStore } from '../store/session-store.ts'

/** The phone that wrote is asked for it again, and answers within seconds if it is on. */
const PATIENCE_MS = 60_000

const Held = z.object({ due: z.number(), event: z.record(z.string(), z.unknown()) })

/**
 * Messages that could not be read. The phone sends them anew under the same id, so they are not told at once: whoever has the id
 * already would take the text for a repetition. Only what stays away is told as unread.
 */
export class UnreadMessages {
  readonly #session: SessionStore
  readonly #tell: (event: ReceivedMessage) => void
  readonly #timers = new Map<string, NodeJS.Timeout>()

  constructor(session: SessionStore, tell: (event: ReceivedMessage) => void) {
    this.#session = session
    this.#tell = tell
  }

  hold(event: ReceivedMessage): void {
    if (this.#session.get('unread', event.messageId) !== undefined) return
    const value = JSON.stringify({ due: Date.now() + PATIENCE_MS, event })
    this.#session.put([{ kind: 'unread', id: event.messageId, value }])
    this.#arm(event.messageId)
  }

  /** What a message that can be read is told as: it may be one that was told as unread before. */
  settle(event: ReceivedMessage): DriverEvent {
    const { messageId, chat, fromMe, at, content } = event
    const value = this.#session.get('unread', messageId)
    if (value === undefined) return event
    clearTimeout(this.#timers.get(messageId))
    if (value !== 'told') return event
    if (content.kind === 'text') return { event: 'edit', chat, messageId, fromMe, text: content.text, at }
    return { ...event, messageId: `${messageId}-read` }
  }

  /** Its event is on the disk. */
  forget(messageId: string): void {
    if (this.#session.get('unread', messageId) === undefined) return
    this.#session.put([{ kind: 'unread', id: messageId, value: undefined }])
  }

  /** Those that the last process held. */
  resume(): void {
    for (const id of this.#session.ids('unread')) this.#arm(id)
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  #arm(id: string): void {
    const held = this.#held(id)
    if (held === undefined) return
    clearTimeout(this.#timers.get(id))
    const timer = setTimeout(() => this.#giveUp(id), Math.max(0, held.due - Date.now()))
    this.#timers.set(id, timer.unref())
  }

  #giveUp(id: string): void {
    const event = this.#held(id)?.event
    if (event === undefined) return
    this.#tell(event)
    this.#session.put([{ kind: 'unread', id, value: 'told' }])
  }

  #held(id: string): { due: number; event: ReceivedMessage } | undefined {
    const value = this.#session.get('unread', id)
    if (value === undefined || value === 'told') return undefined
    const { due, event } = Held.parse(JSON.parse(value))
    const read = event as unknown as ReceivedMessage
    return { due, event: { ...read, at: new Date(read.at) } }
  }
}
