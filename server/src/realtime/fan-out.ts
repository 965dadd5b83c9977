import { setTimeout as sleep } from 'node:timers/promises'
import { eventCursor } from '../core/integrations/index.ts'
import type { EventHub, TenantEvent } from '../platform/events/event-hub.ts'
import type { Logger } from '../platform/logger.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { audienceOf, type WireEvent } from './audience.ts'
import { encodeOnce } from './encode-once.ts'
import { drop } from './end-sockets.ts'
import { createFairQueue } from './fair-queue.ts'
import { tenantRoom } from './rooms.ts'
import { canTake, hasCaughtUp, letBackIn } from './slow-sockets.ts'
import { emitTo, type OurSocket, type SocketServer } from './socket-server.ts'

export interface FanOut {
  /** Number of the last event that sockets of this tenant were told of or are about to be; 0 if none since it was followed. */
  lastHeard(tenantId: string): number
  /** A socket of this tenant has everything up to this number of the log; what comes next must be the number after. */
  follow(tenantId: string, eventId: number): void
  /** The tenant's log is another one than what was heard is of: its numbers begin anew with the next `follow`. */
  forget(tenantId: string): void
  close(): void
}

export interface FanOutOptions {
  io: SocketServer
  events: EventHub
  log: Logger
  /** Called for each event before its turn, for what must be known of it at once. */
  onEvent(event: TenantEvent): void
  /** The last number of the log now. */
  readLast(tenant: Tenant): Promise<number>
}

/** How often sockets that fell behind are looked at. */
const CATCH_UP_MS = 250
/** How long a number may be in the log before it is published, in a relay's round under load. */
const PUBLISHED_WITHIN_MS = 2_000

/**
 * Carries tenants' events to the sockets of this node: fair between tenants, each socket in the order of the log, one
 * packet a socket and turn. What sockets hear the same is encoded once.
 */
export function createFanOut({ io, events, log, onEvent, readLast }: FanOutOptions): FanOut {
  const { sockets, adapter } = io.of('/')
  const heard = new Map<string, number>()
  const queue = createFairQueue<TenantEvent>({
    take: (_tenantId, items) => emitInRounds(io, items),
    onError: (error) => log.error({ err: error }, 'a turn of the fan-out failed'),
  })

  const stopListening = events.listen((batch) => {
    for (const event of batch) {
      const { tenantId } = event
      if (!adapter.rooms.has(tenantRoom(tenantId))) {
        heard.delete(tenantId)
        continue
      }
      const last = heard.get(tenantId)
      // Numbers have no gaps: one that is missing was committed, and whoever should have published it did not live to.
      if (last !== undefined && event.eventId > last + 1) sendBack(tenantId)
      heard.set(tenantId, Math.max(last ?? 0, event.eventId))
      onEvent(event)
      if (!queue.add(tenantId, event)) dropTenant(tenantId)
    }
  })

  const socketsOf = (tenantId: string) =>
    [...(adapter.rooms.get(tenantRoom(tenantId)) ?? [])].flatMap((id) => sockets.get(id) ?? [])
  /** Everybody of the tenant reconnects, and is told from their cursor on. */
  const sendBack = (tenantId: string) => {
    log.warn({ tenant_id: tenantId }, 'events were not published; sockets are sent back to the log')
    for (const socket of socketsOf(tenantId)) drop(socket)
  }
  /** Compares what was heard with the log, once all of it should have been published. */
  const verify = async (tenantId: string): Promise<void> => {
    const [socket] = socketsOf(tenantId)
    if (socket === undefined) return
    const last = await readLast(socket.data.tenant)
    await sleep(PUBLISHED_WITHIN_MS, undefined, { ref: false })
    if (last <= (heard.get(tenantId) ?? last)) return
    heard.set(tenantId, last)
    sendBack(tenantId)
  }
  const verifyAll = async (): Promise<void> => {
    const tenants = new Set([...sockets.values()].map(({ data }) => data.tenant.id))
    for (const tenantId of tenants) {
      await verify(tenantId).catch((error: Error) => {
        // The database is still away: its sockets ask again when it is back.
        log.debug({ err: error, tenant_id: tenantId }, 'the log could not be read')
        lost = true
      })
    }
  }
  let lost = false
  let verifying = false
  const stopHearingOfLoss = events.onLost(() => {
    lost = true
  })
  const lookForLoss = setInterval(() => {
    if (!lost || verifying) return
    lost = false
    verifying = true
    void verifyAll().finally(() => {
      verifying = false
    })
  }, 1_000)
  lookForLoss.unref()

  /** More came than could be told: everybody of the tenant reads anew. The other tenants do not notice. */
  const dropTenant = (tenantId: string) => {
    log.warn({ tenant_id: tenantId }, 'fan-out dropped a tenant that has too much waiting')
    for (const socket of socketsOf(tenantId)) {
      if (!socket.data.behind) resync(socket, heard.get(tenantId) ?? 0)
    }
  }
  const catchUp = setInterval(() => {
    for (const socket of sockets.values()) {
      if (!hasCaughtUp(socket)) continue
      letBackIn(socket)
      resync(socket, heard.get(socket.data.tenant.id) ?? 0)
    }
  }, CATCH_UP_MS)
  catchUp.unref()

  return {
    lastHeard: (tenantId) => heard.get(tenantId) ?? 0,
    follow: (tenantId, eventId) => {
      // Others may not have what this one has read: for them the count goes on from where it was.
      if (!heard.has(tenantId)) heard.set(tenantId, eventId)
    },
    forget: (tenantId) => heard.delete(tenantId),
    close: () => {
      stopListening()
      stopHearingOfLoss()
      clearInterval(lookForLoss)
      clearInterval(catchUp)
      queue.stop()
    },
  }
}

function resync(socket: OurSocket, eventId: number): void {
  const cursor = socket.data.person.kind === 'visitor' ? {} : { cursor: eventCursor(socket.data.tenant, eventId) }
  emitTo(socket, 'resync_needed', { ...cursor, reason: 'too_slow' })
}

/** Events with the same audience, as that audience hears them. */
interface Strand {
  rooms: readonly string[]
  except: readonly string[]
  events: { position: number; event: WireEvent }[]
}

/** Sockets written to at once, fewer where packets are large: about a quarter of a millisecond. */
const STEP = 25
const STEP_BYTES = 64 * 1_024
/** Beyond so many bytes a packet costs as several writes do. */
const BYTES_OF_A_WRITE = 8_192

/** Tells sockets of events, so many a step; yields what each step cost, in small writes. */
function* emitInRounds(io: SocketServer, items: readonly TenantEvent[]): Generator<number> {
  const strands = readStrands(items)
  const last = items.at(-1)
  if (strands.length === 0 || last === undefined) return
  for (const { sockets, heard } of groupSockets(io, strands)) {
    const [first] = sockets
    if (first === undefined) continue
    const merged = heard.flatMap((strand) => strand.events).sort((a, b) => a.position - b.position)
    const message = {
      events: merged.map(({ event }) => event),
      ...(first.data.person.kind === 'visitor' ? {} : { cursor: eventCursor(first.data.tenant, last.eventId) }),
    }
    const encoded = encodeOnce('events', message)
    const size = Math.max(1, Math.min(STEP, Math.floor(STEP_BYTES / encoded.bytes)))
    for (let from = 0; from < sockets.length; from += size) {
      const step = sockets.slice(from, from + size)
      for (const socket of step) if (socket.connected) encoded.writeTo(socket)
      yield step.length * Math.max(1, encoded.bytes / BYTES_OF_A_WRITE)
    }
  }
}

function readStrands(items: readonly TenantEvent[]): Strand[] {
  const strands = new Map<string, Strand>()
  items.forEach((event, position) => {
    for (const { rooms, except, shown } of audienceOf(event)) {
      const key = `${rooms.join(' ')} - ${except.join(' ')}`
      const strand = strands.get(key) ?? { rooms, except, events: [] }
      strands.set(key, strand)
      strand.events.push({ position, event: shown })
    }
  })
  return [...strands.values()]
}

/** Sockets that hear the same strands, and are of the same epoch, together. Slow ones are left out here. */
function groupSockets(io: SocketServer, strands: readonly Strand[]): { sockets: OurSocket[]; heard: Strand[] }[] {
  const { sockets, adapter } = io.of('/')
  const heardBy = new Map<string, number[]>()
  strands.forEach((strand, index) => {
    const inRooms = (rooms: readonly string[]) => new Set(rooms.flatMap((room) => [...(adapter.rooms.get(room) ?? [])]))
    for (const id of inRooms(strand.rooms).difference(inRooms(strand.except))) {
      const list = heardBy.get(id)
      if (list === undefined) heardBy.set(id, [index])
      else list.push(index)
    }
  })
  const groups = new Map<string, { sockets: OurSocket[]; heard: Strand[] }>()
  for (const [id, indexes] of heardBy) {
    const socket = sockets.get(id)
    if (socket === undefined || !canTake(socket)) continue
    const key = `${socket.data.tenant.placement.epoch}:${indexes.join(',')}`
    const group = groups.get(key) ?? { sockets: [], heard: indexes.map((index) => strands[index] as Strand) }
    groups.set(key, group)
    group.sockets.push(socket)
  }
  return [...groups.values()]
}
