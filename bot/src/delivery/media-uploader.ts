import type { ReceivedMedia } from '@recado/contracts/bot-content'
import type { Driver, DriverLog } from '../driver/driver.ts'
import { MediaError } from '../driver/media-error.ts'
import type { QueuedEvent } from '../store/event-queue.ts'
import type { Store } from '../store/open-store.ts'
import { type ServerClient, sha256Hex } from './server-client.ts'

export interface MediaUploaderOptions {
  store: Store
  driver: Pick<Driver, 'download'>
  client: Pick<ServerClient, 'putMedia'>
  now(): number
  /** Larger files stay where they are; their message says so. */
  mostBytes: number
  delay(attempts: number): number
  log: DriverLog
}

/** So often bytes are fetched in vain; then the message goes without them. */
const MOST_ATTEMPTS = 6

/** Fetches the files of messages that wait and uploads them, before the messages go. */
export class MediaUploader {
  readonly #options: MediaUploaderOptions
  readonly #busy = new Set<number>()

  constructor(options: MediaUploaderOptions) {
    this.#options = options
  }

  /** The files of one message; false when there is nothing to do now. */
  async step(): Promise<boolean> {
    const { store, now } = this.#options
    const event = store.events.listWithMedia(now(), this.#busy.size + 1).find(({ seq }) => !this.#busy.has(seq))
    if (event === undefined) return false
    this.#busy.add(event.seq)
    try {
      for (const { ref, source } of event.media) {
        if (!(await this.#bring(event, ref, source))) break
      }
    } finally {
      this.#busy.delete(event.seq)
    }
    return true
  }

  async #bring(event: QueuedEvent, ref: string, source: string): Promise<boolean> {
    const { store, driver, client, mostBytes, now, delay, log } = this.#options
    const putOff = () => store.within(() => store.events.putOff(event.lane, delay, now()))
    try {
      const { bytes, mime } = await driver.download(source, mostBytes)
      const sha256 = sha256Hex(bytes)
      const reply = await client.putMedia({ ref, bytes, mime, sha256 })
      if (reply.outcome === 'malformed') {
        this.#settle(event.seq, ref, { problem: 'unavailable' })
        log.error({ ref, detail: reply.detail }, 'the server refuses a file')
      } else if (reply.outcome === 'taken') {
        this.#settle(event.seq, ref, { bytes: bytes.byteLength, sha256, mime: mime.slice(0, 200) })
      } else {
        putOff()
        return false
      }
    } catch (error) {
      const problem = error instanceof MediaError ? error.problem : 'unavailable'
      log.warn({ ref, problem, error: String(error) }, 'a file could not be fetched')
      if (problem === 'unavailable' && putOff() < MOST_ATTEMPTS) return false
      this.#settle(event.seq, ref, { problem })
    }
    return true
  }

  /** Writes what is known of a file into its message, which may have got further parts meanwhile. */
  #settle(seq: number, ref: string, known: Partial<ReceivedMedia>): void {
    const { events } = this.#options.store
    this.#options.store.within(() => {
      const event = events.find(seq)
      if (event === undefined) return
      const payload = JSON.parse(event.json, (_, value) => (isMedia(value, ref) ? { ...value, ...known } : value))
      const rest = event.media.filter((file) => file.ref !== ref)
      events.rewrite(seq, payload, rest)
      if (rest.length === 0 && event.album === undefined) events.release(event.lane)
    })
  }
}

function isMedia(value: unknown, ref: string): value is ReceivedMedia {
  return typeof value === 'object' && value !== null && 'ref' in value && 'mime' in value && value.ref === ref
}
