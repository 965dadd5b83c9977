import { decodeCursor, encodeCursor } from '../../platform/cursor.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { type LoggedEvent, listEventsAfter, readEventBounds } from './events.sql.ts'

const LIST = 'events'

export interface EventLog {
  items: LoggedEvent[]
  cursor: string
  /** The number in `cursor`: every event up to it is here or came before. */
  reached: number
  hasMore: boolean
}

/**
 * The tenant's events in the order of their commits, after a cursor. A cursor is (placement epoch, number): after a move
 * or a restore, and once what follows it was pruned, it cannot promise that nothing is missed.
 *
 * @throws cursor_invalid (400); resync_needed (409) with `cursor`, from which to go on after reading everything anew.
 */
export async function listEvents(
  scope: TenantScope,
  page: { after: string | undefined; limit: number },
): Promise<EventLog> {
  const { epoch } = scope.tenant.placement
  const { first, last } = await readEventBounds(scope)
  const at = (eventId: number) => eventCursor(scope.tenant, eventId)
  let after = first - 1
  const cursor = decodeCursor(LIST, scope.tenant.id, 2, page.after)
  if (cursor !== undefined) {
    const [cursorEpoch, eventId] = cursor
    if (typeof eventId !== 'number') throw platformErrors.cursor_invalid()
    after = eventId
    if (cursorEpoch !== epoch || after < first - 1 || after > last) {
      throw errors.resync_needed({ extra: { cursor: at(last) } })
    }
  }
  const items = await listEventsAfter(scope, { after, limit: page.limit + 1 })
  const shown = items.slice(0, page.limit)
  const reached = shown.at(-1)?.event_id ?? after
  return { items: shown, cursor: at(reached), reached, hasMore: items.length > page.limit }
}

/** The cursor of somebody who has had every event up to this number. */
export function eventCursor(tenant: Pick<Tenant, 'id' | 'placement'>, eventId: number): string {
  return encodeCursor(LIST, tenant.id, [tenant.placement.epoch, eventId])
}

/** Where the log is now, for somebody who has just read everything else. */
export async function currentEventCursor(scope: TenantScope): Promise<{ cursor: string; eventId: number }> {
  const { last } = await readEventBounds(scope)
  return { cursor: eventCursor(scope.tenant, last), eventId: last }
}
