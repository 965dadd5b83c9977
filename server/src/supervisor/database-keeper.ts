import { setTimeout as sleep } from 'node:timers/promises'
import { createBackoff } from './backoff.ts'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.ts'
import { findProcess, isAlive } from './process-identity.ts'

export type DatabaseEvent =
  | { kind: 'ended' }
  | { kind: 'back'; seconds: number; moved: boolean }
  | { kind: 'failed'; seconds: number; detail: string }

export interface DatabaseKeeper {
  readonly url: string
  readonly adopted: boolean
  stop(): Promise<void>
}

// Looking costs one read of /proc; the database is back about 0.3 s after a kill.
const lookEveryMs = process.platform === 'linux' ? 100 : 1_000

/**
 * Starts (or adopts) the embedded database and starts it again whenever its postmaster is gone. It comes
 * back on the same port, so the server's pool reconnects; `moved` says that it could not.
 */
export async function keepDatabase(
  options: EmbeddedPostgresOptions,
  tell: (event: DatabaseEvent) => void,
): Promise<DatabaseKeeper> {
  let current = await startEmbeddedPostgres(options)
  const adopted = current.adopted
  const stopping = new AbortController()
  const watching = watch()
  return {
    get url() {
      return current.url
    },
    adopted,
    async stop() {
      stopping.abort()
      await watching
      await current.stop()
    },
  }

  async function watch(): Promise<void> {
    const backoff = createBackoff({ firstMs: 250, maxMs: 10_000, quietMs: 60_000 })
    // Ends: with the keeper. Each round lasts as long as the database lives, then backs off.
    while (!stopping.signal.aborted) {
      const began = performance.now()
      await untilGone(current)
      if (stopping.signal.aborted) return
      tell({ kind: 'ended' })
      const lived = performance.now() - began
      const gone = performance.now()
      await restart(() => backoff.next(lived), gone)
    }
  }

  async function untilGone(database: EmbeddedPostgres): Promise<void> {
    const postmaster = findProcess(database.pid)
    // Ends: with the process or the keeper; a look in /proc each time.
    while (postmaster !== undefined && isAlive(postmaster) && !stopping.signal.aborted) await pause(lookEveryMs)
  }

  async function restart(nextWait: () => number, gone: number): Promise<void> {
    // Ends: with the keeper, or when the database is there; it backs off up to 10 s.
    while (!stopping.signal.aborted) {
      try {
        const before = current.url
        current = await startEmbeddedPostgres(options)
        tell({ kind: 'back', seconds: (performance.now() - gone) / 1000, moved: current.url !== before })
        return
      } catch (error) {
        const wait = nextWait()
        tell({ kind: 'failed', seconds: wait / 1000, detail: error instanceof Error ? error.message : String(error) })
        await pause(wait)
      }
    }
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
}
