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
}

export function createEventHub(log: Logger): EventHub {
  const listeners = new Set<EventListener>()
  return {
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
