import { currentEventCursor, type EventLog, listEvents } from '../core/integrations/index.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { MemberActor } from '../tenancy/actor.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { audienceOf } from './audience.ts'
import { encodeOnce } from './encode-once.ts'
import type { FanOut } from './fan-out.ts'
import { emitTo, isOpen, type OurSocket } from './socket-server.ts'

const PAGE = 200
/** Beyond so many events reading the lists anew costs less than replaying, for both sides. */
const MOST = 2_000
/** Times the log is read at most: ten full pages, and as many again while events keep overtaking. */
const ROUNDS = 20

/**
 * Brings a member's socket up to date and lets it into `rooms`, so that between the last event it is replayed and the
 * first it hears live there is none. It must be in its tenant's room already: from then on the fan-out counts what it
 * lets pass, and a gap shows as a number beyond what was read.
 *
 * Whoever cannot be brought up to date in a bounded number of rounds is let in as of now and told to read everything anew:
 * their client does so after it is in the rooms, so that misses nothing either.
 *
 * @returns the cursor that it has reached; undefined when the socket went meanwhile, which ends the work.
 */
export async function replay(
  services: Pick<Services, 'withTenant'>,
  fanOut: FanOut,
  socket: OurSocket,
  call: { tenant: Tenant; actor: MemberActor; cursor: string | undefined; rooms: string[] },
): Promise<string | undefined> {
  const { tenant, actor, rooms } = call
  const read = <Result>(work: (scope: TenantScope) => Promise<Result>) => services.withTenant({ tenant, actor }, work)
  const hears = new Set(rooms)
  const startAnew = async (reason: 'cursor' | 'too_far_behind') => {
    if (!isOpen(socket)) return undefined
    const heardBefore = fanOut.lastHeard(tenant.id)
    const now = await read(currentEventCursor)
    // What was heard is committed: a log that ends before it is another one, restored from earlier.
    if (heardBefore > now.eventId) fanOut.forget(tenant.id)
    fanOut.follow(tenant.id, now.eventId)
    await socket.join(rooms)
    emitTo(socket, 'resync_needed', { cursor: now.cursor, reason })
    return now.cursor
  }
  let { cursor } = call
  let told = 0
  for (let round = 0; round < ROUNDS && told < MOST; round++) {
    if (!isOpen(socket)) return undefined
    const heardBefore = fanOut.lastHeard(tenant.id)
    const page = await read((scope) => readLog(scope, cursor))
    if (page === 'stale') return startAnew('cursor')
    cursor = page.cursor
    told += page.items.length
    tellMissed(socket, page, hears)
    if (page.hasMore) continue
    if (heardBefore > page.reached) return startAnew('cursor')
    // From here to the rooms nothing else runs, so no event passes between the comparison and the joining.
    if (fanOut.lastHeard(tenant.id) > page.reached) continue
    fanOut.follow(tenant.id, page.reached)
    await socket.join(rooms)
    return cursor
  }
  return startAnew('too_far_behind')
}

/** What follows the cursor; without one, nothing so far. A cursor that promises nothing any more is stale. */
async function readLog(scope: TenantScope, cursor: string | undefined): Promise<EventLog | 'stale'> {
  if (cursor === undefined) {
    const now = await currentEventCursor(scope)
    return { items: [], cursor: now.cursor, reached: now.eventId, hasMore: false }
  }
  try {
    return await listEvents(scope, { after: cursor, limit: PAGE })
  } catch (error) {
    if (isStale(error)) return 'stale'
    throw error
  }
}

function tellMissed(socket: OurSocket, page: EventLog, rooms: ReadonlySet<string>): void {
  const tenantId = socket.data.tenant.id
  const events = page.items.flatMap((item) => {
    const event = { ...item, tenantId, eventId: item.event_id, occurredAt: item.occurred_at }
    const heard = audienceOf(event).filter(
      (audience) => audience.rooms.some((room) => rooms.has(room)) && !audience.except.some((room) => rooms.has(room)),
    )
    return heard.map(({ shown }) => shown)
  })
  if (events.length > 0) encodeOnce('events', { events, cursor: page.cursor }).writeTo(socket)
}

/** A cursor of before a move or a restore, of what was pruned, or none of ours: nothing can be promised after it. */
function isStale(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'resync_needed' || error.code === 'cursor_invalid')
}
