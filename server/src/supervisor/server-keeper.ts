import { setTimeout as sleep } from 'node:timers/promises'
import { createBackoff } from './backoff.ts'
import { type Child, type ChildEnd, startChild } from './child.ts'
import { readLogTail, sizeOfLog, withLogFile } from './log-file.ts'
import type { RunRecords } from './run-records.ts'

export type ServerEvent = { kind: 'ended'; how: string; seconds: number } | { kind: 'back' }

export interface ServerKeeper {
  /** Where the server listens, as it said when it was ready. */
  readonly addresses: string[]
  /** Ends the server gracefully and starts it with the environment of now. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface ServerOptions {
  /** Of its record, and of what Node runs with which arguments. */
  name: string
  args: string[]
  cwd: string
  /** Asked at each start: the database may have moved. */
  environment: () => NodeJS.ProcessEnv
  log: string
  signal: AbortSignal
}

const readyWithinMs = 60_000
// The whole stop must fit 10 s; a database that hangs takes up to 5 s of them.
const graceMs = 5_000

/**
 * Starts the server and resolves when it listens; throws with the end of its log when it does not. From
 * then on a server that ends without being asked to is started again, with back-off.
 */
export async function keepServer(
  records: RunRecords,
  options: ServerOptions,
  tell: (event: ServerEvent) => void,
): Promise<ServerKeeper> {
  const stopping = new AbortController()
  let addresses: string[] = []
  let child = start()
  let asked = false
  const endEarly = () => void child.end(graceMs)
  options.signal.addEventListener('abort', endEarly, { once: true })
  const logged = sizeOfLog(options.log)
  const outcome = await untilReady(child)
  options.signal.removeEventListener('abort', endEarly)
  if (outcome !== 'ready' || options.signal.aborted) {
    await child.end(graceMs)
    options.signal.throwIfAborted()
    throw new Error(readLogTail(options.log, logged) || describeOutcome(outcome))
  }

  const watching = watch()
  return {
    get addresses() {
      return addresses
    },
    async restart() {
      asked = true
      await child.end(graceMs)
    },
    async stop() {
      stopping.abort()
      await child.end(graceMs)
      await watching
    },
  }

  function start(): Child {
    const started = withLogFile(options.log, (output) =>
      startChild(records, {
        name: options.name,
        args: options.args,
        cwd: options.cwd,
        // Two arenas of malloc instead of up to eight a core: what threads freed goes back (bench/start.bench.ts).
        environment: { MALLOC_ARENA_MAX: '2', ...options.environment() },
        output,
        channel: true,
      }),
    )
    return started
  }

  async function watch(): Promise<void> {
    const backoff = createBackoff({ firstMs: 250, maxMs: 30_000, quietMs: 60_000 })
    let began = performance.now()
    // Ends: with the keeper. Each round lasts as long as the server lives, then backs off up to 30 s.
    while (true) {
      const end = await child.ended
      if (stopping.signal.aborted) return
      const wait = asked ? 0 : backoff.next(performance.now() - began)
      if (!asked) tell({ kind: 'ended', how: describeOutcome(end), seconds: wait / 1000 })
      asked = false
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      began = performance.now()
      child = start()
      const again = await untilReady(child)
      if (again === 'ready') tell({ kind: 'back' })
      else await child.end(graceMs)
    }
  }

  /** `ready`, how it ended before that, or `late`. */
  function untilReady(server: Child): Promise<'ready' | 'late' | ChildEnd> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve('late'), readyWithinMs)
      const settle = (outcome: 'ready' | ChildEnd) => {
        clearTimeout(timer)
        resolve(outcome)
      }
      server.handle.on('message', (message) => {
        const said = readReady(message)
        if (said === undefined) return
        addresses = said
        settle('ready')
      })
      server.ended.then(settle, () => settle({ code: null, signal: null }))
    })
  }
}

/** The addresses of `{type: 'ready', addresses: […]}`, or undefined for any other message. */
function readReady(message: unknown): string[] | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  if (!('type' in message) || message.type !== 'ready') return undefined
  if (!('addresses' in message) || !Array.isArray(message.addresses)) return undefined
  return message.addresses.map(String)
}

function describeOutcome(outcome: 'ready' | 'late' | ChildEnd): string {
  if (typeof outcome === 'string') return outcome
  return outcome.signal ?? `code ${outcome.code}`
}
