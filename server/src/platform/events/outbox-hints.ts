import type { Logger } from '../logger.ts'

export interface OutboxHintsOptions {
  /** The relay of this very process, if it has one: a call instead of a message. */
  wakeLocal: ((database: { cluster: string; name: string }) => void) | undefined
  /** Tells relays on other nodes; `id` is what `readHint` reads. */
  publish(id: string): Promise<void>
  log: Logger
  /** Commits within this time become one message. Default 10 ms. */
  gatherMs?: number
}

/** Says, after a commit, that a database's outbox holds something. A lost hint costs a sweep's delay and nothing else. */
export function createOutboxHints(options: OutboxHintsOptions): (database: { cluster: string; name: string }) => void {
  const { wakeLocal, gatherMs = 10 } = options
  if (wakeLocal !== undefined) return wakeLocal
  const gathering = new Set<string>()
  return ({ cluster, name }) => {
    const id = `${cluster}/${name}`
    if (gathering.has(id)) return
    gathering.add(id)
    setTimeout(() => {
      gathering.delete(id)
      options.publish(id).catch((error: Error) => options.log.debug({ err: error }, 'relay was not told'))
    }, gatherMs).unref()
  }
}

export function readHint(id: string): { cluster: string; name: string } {
  const slash = id.indexOf('/')
  return { cluster: id.slice(0, slash), name: id.slice(slash + 1) }
}
