import type { ConnectionId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/**
 * Takes an event for this transaction, which waits for another that has it; false when it was dealt with before. What is
 * delivered twice at once is dealt with once.
 */
export async function takeEvent(scope: TenantScope, connectionId: ConnectionId, eventId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await scope.db
    .insertInto('whatsapp_events')
    .values({ tenant_id: scope.tenant.id, connection_id: connectionId, event_id: eventId, at: scope.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Which of these were dealt with before. */
export async function listHandled(
  scope: TenantScope,
  connectionId: ConnectionId,
  eventIds: readonly string[],
): Promise<Set<string>> {
  const rows = await scope.db
    .selectFrom('whatsapp_events')
    .select('event_id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('connection_id', '=', connectionId)
    .where('event_id', 'in', [...eventIds])
    .execute()
  return new Set(rows.map(({ event_id }) => event_id))
}

/** @returns how many */
export async function deleteOldEvents(scope: TenantScope, before: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    DELETE FROM whatsapp_events e
     WHERE e.tenant_id = ${scope.tenant.id} AND (e.connection_id, e.event_id) IN (
       SELECT o.connection_id, o.event_id FROM whatsapp_events o
        WHERE o.tenant_id = ${scope.tenant.id} AND o.at < ${before} ORDER BY o.at LIMIT ${limit})
    RETURNING 1`.execute(scope.db)
  return rows.length
}
