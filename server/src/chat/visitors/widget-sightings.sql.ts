import type { InboxId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface Sighting {
  origin: string
  seen_at: Date
}

/** Within this a chat that was seen is not noted again: every visit asks, and only the first has anything to write. */
const FRESH_MS = 3_600_000

export async function findSighting(scope: TenantScope, inboxId: InboxId): Promise<Sighting | undefined> {
  return scope.db
    .selectFrom('widget_sightings')
    .select(['origin', 'seen_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('inbox_id', '=', inboxId)
    .executeTakeFirst()
}

/** A page of a site asked for the inbox's chat. At most one write an hour, whatever the visits. */
export async function noteSighting(scope: TenantScope, inboxId: InboxId, origin: string): Promise<void> {
  const now = scope.clock.now()
  const known = await findSighting(scope, inboxId)
  if (known !== undefined && now.getTime() - known.seen_at.getTime() < FRESH_MS) return
  await scope.db
    .insertInto('widget_sightings')
    .values({ tenant_id: scope.tenant.id, inbox_id: inboxId, origin, seen_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'inbox_id']).doUpdateSet({ origin, seen_at: now }))
    .execute()
}
