import type { WebhookEndpointId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface WebhookEndpoint {
  id: WebhookEndpointId
  url: string
  description: string
  events: string[]
  sealed_secret: string
  previous_sealed_secret: string | null
  previous_secret_expires_at: Date | null
  status: 'active' | 'paused' | 'failing'
  failing_since: Date | null
  created_at: Date
  updated_at: Date
}

const COLUMNS = [
  ...(['id', 'url', 'description', 'events', 'sealed_secret', 'previous_sealed_secret'] as const),
  ...(['previous_secret_expires_at', 'status', 'failing_since', 'created_at', 'updated_at'] as const),
] as const

export async function insertEndpoint(
  scope: TenantScope,
  endpoint: Pick<WebhookEndpoint, 'id' | 'url' | 'description' | 'events' | 'sealed_secret'>,
): Promise<WebhookEndpoint> {
  const now = scope.clock.now()
  const row = await scope.db
    .insertInto('webhook_endpoints')
    .values({ tenant_id: scope.tenant.id, ...endpoint, created_at: now, updated_at: now })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return row
}

/** From now on the relay makes jobs of this tenant's events. */
export async function insertEventSubscriber(scope: TenantScope): Promise<void> {
  await sql`INSERT INTO recado.event_subscribers (tenant_id) VALUES (${scope.tenant.id})
            ON CONFLICT (tenant_id) DO NOTHING`.execute(scope.db)
}

export async function countEndpoints(scope: TenantScope): Promise<number> {
  const row = await scope.db
    .selectFrom('webhook_endpoints')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function findEndpoint(scope: TenantScope, id: WebhookEndpointId): Promise<WebhookEndpoint | undefined> {
  const row = await scope.db
    .selectFrom('webhook_endpoints')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** The same, and nobody else changes it before the transaction ends. */
export async function lockEndpoint(scope: TenantScope, id: WebhookEndpointId): Promise<WebhookEndpoint | undefined> {
  const row = await scope.db
    .selectFrom('webhook_endpoints')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row
}

/** Oldest first. */
export async function listEndpoints(
  scope: TenantScope,
  page: { after: WebhookEndpointId | undefined; limit: number },
): Promise<WebhookEndpoint[]> {
  const rows = await scope.db
    .selectFrom('webhook_endpoints')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after!))
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows
}

/** Endpoints that are to be told of new events. There are few of a tenant: which event goes where is decided in memory. */
export async function listListening(
  scope: TenantScope,
): Promise<Pick<WebhookEndpoint, 'id' | 'events' | 'created_at'>[]> {
  const rows = await scope.db
    .selectFrom('webhook_endpoints')
    .select(['id', 'events', 'created_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', '<>', 'paused')
    .execute()
  return rows
}

export async function changeEndpoint(
  scope: TenantScope,
  id: WebhookEndpointId,
  change: Partial<Omit<WebhookEndpoint, 'id' | 'created_at' | 'updated_at'>>,
): Promise<WebhookEndpoint> {
  const row = await scope.db
    .updateTable('webhook_endpoints')
    .set({ ...change, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return row
}

/** A delivery arrived: whatever was wrong is over. Touches the row only if something was. */
export async function clearFailing(scope: TenantScope, id: string): Promise<void> {
  await sql`UPDATE webhook_endpoints
               SET failing_since = NULL, updated_at = ${scope.clock.now()},
                   status = CASE status WHEN 'failing' THEN 'active' ELSE status END
             WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND failing_since IS NOT NULL`.execute(scope.db)
}

export async function deleteEndpoint(scope: TenantScope, id: WebhookEndpointId): Promise<void> {
  await scope.db.deleteFrom('webhook_endpoints').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}
