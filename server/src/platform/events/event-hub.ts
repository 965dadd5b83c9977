import type { Logger } from '../logger.ts'

/** Something that happened in a tenant, numbered without gaps in the order of its commits. */
export interface TenantEvent {
  tenantId: string
  /** Number within the tenant, from 1; the next after a move to another placement, too. */
  eventId: number
  /** The outbox row's id: the same thing told twice has the same id. */
  id: string
  name: string
  data: unknown
  occurredAt: Date
}

export type EventListener = (events: readonly TenantEvent[]) => void

/** Spreads events inside the process that relays them. What spans processes (sockets) listens here and carries them on. */
export interface EventHub {
  /** @returns what stops listening. */
  listen(listener: EventListener): () => void
  publish(events: readonly TenantEvent[]): void
  /** @returns what stops listening. */
  onLost(listener: () => void): () => void
  /**
   * Says that events may be in the log that were published to nobody: a commit was sent and its answer never came. Who
   * listens compares what it has heard with the log.
   */
  tellLost(): void
}

export function createEventHub(log: Logger): EventHub {
  const listeners = new Set<EventListener>()
  const losers = new Set<() => void>()
  return {
    onLost: (listener) => {
      losers.add(listener)
      return () => losers.delete(listener)
    },
    tellLost: () => {
      for (const listener of losers) listener()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    publish: (events) => {
      if (events.length === 0) return
      for (const listener of listeners) {
        try {
          listener(events)
        } catch (error) {
          log.error({ err: error }, 'an event listener failed')
        }
      }
    },
  }
}
