import { currentEventCursor, type EventLog, listEvents } from '../../modules/integrations/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import type { MemberActor } from '../../tenancy/actor.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import { audienceOf } from './audience.ts'
import { encodeOnce } from './encode-once.ts'
import type { FanOut } from './fan-out.ts'
import { type OurSocket, tell } from './socket-server.ts'

const PAGE = 200
/** Beyond so many events reading the lists anew costs less than replaying, for both sides. */
const MOST = 2_000

/**
 * Brings a member's socket up to date and lets it into `rooms`, so that between the last event it is replayed and the
 * first it hears live there is none. It must be in its tenant's room already: from then on the fan-out counts what it
 * lets pass, and a gap shows as a number beyond what was read.
 *
 * @returns the cursor that it has reached.
 */
export async function replay(
  services: Pick<Services, 'withTenant'>,
  fanOut: FanOut,
  socket: OurSocket,
  call: { tenant: Tenant; actor: MemberActor; cursor: string | undefined; rooms: string[] },
): Promise<string> {
  const { tenant, actor } = call
  const source = { tenant, actor }
  const toNow = async (): Promise<string> => {
    const now = await services.withTenant(source, currentEventCursor)
    reached = now.eventId
    return now.cursor
  }
  const rooms = new Set(call.rooms)
  let told = 0
  let reached = 0
  let cursor = call.cursor ?? (await toNow())
  for (;;) {
    const from = cursor
    try {
      const page = await services.withTenant(source, (scope) => listEvents(scope, { after: from, limit: PAGE }))
      cursor = page.cursor
      reached = page.items.at(-1)?.event_id ?? reached
      told += page.items.length
      tellMissed(socket, page, rooms)
      if (told >= MOST) {
        cursor = await toNow()
        tell(socket, 'resync_needed', { cursor, reason: 'too_far_behind' })
        told = 0
      } else if (page.hasMore) continue
    } catch (error) {
      if (!isStale(error)) throw error
      cursor = await toNow()
      tell(socket, 'resync_needed', { cursor, reason: 'cursor' })
    }
    // From here to the rooms nothing else runs, so no event passes between the comparison and the joining.
    if (fanOut.lastHeard(tenant.id) > reached) continue
    fanOut.follow(tenant.id, reached)
    await socket.join(call.rooms)
    return cursor
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
