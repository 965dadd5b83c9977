import pg from 'pg'
import { CHANGE_CHANNEL, type ChangeTopic } from './control-scope.ts'

const LONGEST_RETRY_MS = 10_000

export type ChangeListener = (id: string) => void

export interface ChangeBus {
  on(topic: ChangeTopic, listener: ChangeListener): void
  /** Says it in this process only. */
  notifyLocally(topic: ChangeTopic, id: string): void
  /** Says on every node that what is cached under this id is old. This node hears it at once, the others by NOTIFY. */
  publish(topic: ChangeTopic, id: string): Promise<void>
  close(): Promise<void>
}

/**
 * Cache invalidation between nodes: LISTEN on one connection of its own. While that connection is down nothing may be
 * trusted, so each (re)connection tells every listener to forget all (`*`).
 */
export function createChangeBus(options: {
  connectionString: string
  pool: pg.Pool
  onError(error: Error): void
  /** Wait before the first try to connect again; it doubles up to ten seconds. Default 500 ms. */
  retryMs?: number
}): ChangeBus & { start(): Promise<void> } {
  const listeners = new Map<ChangeTopic, ChangeListener[]>()
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let failures = 0

  const notifyLocally = (topic: ChangeTopic, id: string) => {
    for (const listener of listeners.get(topic) ?? []) listener(id)
  }
  const tellAll = () => {
    for (const topic of listeners.keys()) notifyLocally(topic, '*')
  }
  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: options.connectionString,
      application_name: 'recado changes',
      keepAlive: true,
      // One that never answers must not keep us deaf.
      connectionTimeoutMillis: 10_000,
    })
    next.on('notification', ({ payload = '' }) => {
      const [topic, id] = payload.split(':') as [ChangeTopic, string]
      notifyLocally(topic, id)
    })
    next.on('error', (error) => {
      options.onError(error)
      reconnect(next)
    })
    next.on('end', () => reconnect(next))
    await next.connect()
    await next.query(`LISTEN ${CHANGE_CHANNEL}`)
    client = next
    failures = 0
    tellAll()
  }
  const reconnect = (lost: pg.Client) => {
    if (closed || retry !== undefined || (client !== undefined && client !== lost)) return
    client = undefined
    tellAll()
    const wait = Math.min((options.retryMs ?? 500) * 2 ** failures, LONGEST_RETRY_MS)
    failures += 1
    retry = setTimeout(() => {
      retry = undefined
      connect().catch((error: Error) => {
        options.onError(error)
        reconnect(lost)
      })
    }, wait)
  }

  return {
    on: (topic, listener) => {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener])
    },
    notifyLocally,
    publish: async (topic, id) => {
      notifyLocally(topic, id)
      await options.pool.query('SELECT pg_notify($1, $2)', [CHANGE_CHANNEL, `${topic}:${id}`])
    },
    start: connect,
    close: async () => {
      closed = true
      if (retry !== undefined) clearTimeout(retry)
      await client?.end().catch(() => undefined)
    },
  }
}
