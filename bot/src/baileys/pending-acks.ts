import { SendError } from '../driver/send-error.ts'

/** Longer than WhatsApp takes on a bad line; then nobody knows. */
const PATIENCE_MS = 30_000

/**
 * Messages that were written to the line and not yet answered. The library resolves when a message is written; WhatsApp has it
 * when its `ack` comes.
 */
export class PendingAcks {
  readonly #waiting = new Map<string, PromiseWithResolvers<void>>()

  /** Resolves with WhatsApp's own answer for this id. */
  wait(id: string): Promise<void> {
    const waiting = Promise.withResolvers<void>()
    this.#waiting.set(id, waiting)
    const timer = setTimeout(
      () => waiting.reject(new SendError('uncertain', 'unknown', `no answer in ${PATIENCE_MS / 1_000} s`)),
      PATIENCE_MS,
    )
    const done = waiting.promise.finally(() => {
      clearTimeout(timer)
      this.#waiting.delete(id)
    })
    // Whoever sends may fail before anybody listens here.
    done.catch(() => undefined)
    return done
  }

  /** @returns whether somebody waited for it. */
  answer(id: string, error: string | undefined): boolean {
    const waiting = this.#waiting.get(id)
    if (error === undefined) waiting?.resolve()
    else waiting?.reject(new SendError('refused', problemOf(error), `WhatsApp answers ${error}`))
    return waiting !== undefined
  }

  forget(id: string): void {
    this.#waiting.get(id)?.resolve()
  }

  /** The line is gone, and with it the answers. */
  endAll(): void {
    for (const { reject } of this.#waiting.values()) {
      reject(new SendError('uncertain', 'unknown', 'the line was lost before an answer'))
    }
  }
}

/** 463: the account may not begin new chats for now. */
export function problemOf(error: string): 'new_chats_limited' | 'refused' {
  return error === '463' ? 'new_chats_limited' : 'refused'
}
