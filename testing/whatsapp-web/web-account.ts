import type { WebSocket } from 'ws'
import type { ChangeAct, FromPage, Me, PageContact, StoredMessage, ToPage } from './wire.ts'

/** An account with one linked page. What the page does not have in its store is sent again when it is back. */
export class WebAccount {
  /** The key that linking gave. */
  device: string | undefined
  /** What the page did, for tests. */
  readonly seen: string[] = []
  readonly typing: boolean[] = []
  readonly changes: { id: string; act: ChangeAct }[] = []
  readonly #me: Me
  readonly #waiting = new Map<number, StoredMessage>()
  #n = 0
  #line: WebSocket | undefined

  constructor(me: Me) {
    this.#me = me
  }

  open(line: WebSocket, contacts: PageContact[]): void {
    this.#line = line
    this.#say({ t: 'open', me: this.#me, contacts })
    for (const [n, message] of this.#waiting) this.#say({ t: 'message', n, message })
  }

  push(message: StoredMessage): void {
    const n = ++this.#n
    this.#waiting.set(n, message)
    this.#say({ t: 'message', n, message })
  }

  change(id: string, chat: string, act: ChangeAct): void {
    this.#say({ t: 'change', id, chat, act, at: Date.now() })
  }

  acknowledge(id: string, ack: number): void {
    this.#say({ t: 'ack', id, ack })
  }

  hear(message: FromPage) {
    switch (message.t) {
      case 'got':
        return void this.#waiting.delete(message.n)
      case 'send':
        this.acknowledge(message.message.id, 1)
        return this.acknowledge(message.message.id, 2)
      case 'change':
        this.changes.push({ id: message.id, act: message.act })
        return this.change(message.id, message.chat, message.act)
      case 'seen':
        return void this.seen.push(message.chat)
      case 'typing':
        return void this.typing.push(message.on)
      case 'log_out':
        return this.logOut()
    }
  }

  cutLine(): void {
    this.#line?.terminate()
  }

  logOut(): void {
    this.device = undefined
    this.#say({ t: 'logged_out' })
  }

  ban(): void {
    this.#say({ t: 'state', state: 'TOS_BLOCK' })
  }

  replace(): void {
    this.#say({ t: 'state', state: 'CONFLICT' })
  }

  outdate(): void {
    this.#say({ t: 'state', state: 'DEPRECATED_VERSION' })
  }

  #say(message: ToPage): void {
    if (this.#line?.readyState === this.#line?.OPEN) this.#line?.send(JSON.stringify(message))
  }
}
