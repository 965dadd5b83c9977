import type { BotReason, BotState } from '@recado/contracts/bots'
import type { ConnectionId, InboxId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { CursorPlace } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Connection } from './connection-row.ts'

const COLUMNS = [
  ...(['id', 'inbox_id', 'name', 'driver', 'groups', 'history_days', 'token_generation', 'cloud'] as const),
  ...(['sealed_cloud_secrets', 'state', 'since', 'reason', 'detail', 'until', 'new_chats_used'] as const),
  ...(['new_chats_limit', 'number', 'profile_name', 'wa_version', 'queues', 'heard_at', 'qr_code'] as const),
  ...([
    'pairing_code',
    'code_expires_at',
    'code_at',
    'connected_at',
    'link_expires_at',
    'deleted_at',
    'created_at',
  ] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<Connection, 'cloud' | 'queues' | 'reason' | 'state'>

export async function insertConnection(
  scope: TenantScope,
  connection: Pick<Connection, 'id' | 'inbox_id' | 'name' | 'driver' | 'groups' | 'history_days'> &
    Pick<Connection, 'cloud' | 'sealed_cloud_secrets'>,
): Promise<Connection> {
  const now = scope.clock.now()
  const { cloud, ...rest } = connection
  const row = await scope.db
    .insertInto('whatsapp_connections')
    .values({
      ...{ tenant_id: scope.tenant.id, ...rest, cloud: cloud === null ? null : JSON.stringify(cloud) },
      ...{ since: now, created_at: now, updated_at: now },
    })
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** Also one that is deleted: what was to leave by it is told so. */
export async function findConnection(scope: TenantScope, id: ConnectionId): Promise<Connection | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_connections')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** Locked until the transaction ends. */
export async function lockConnection(scope: TenantScope, id: ConnectionId): Promise<Connection | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_connections')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row
}

/** By age. */
export async function listConnections(
  scope: TenantScope,
  { after, limit }: { after: ConnectionId | undefined; limit: number },
): Promise<Connection[]> {
  let query = scope.db
    .selectFrom('whatsapp_connections')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('deleted_at', 'is', null)
  if (after !== undefined) query = query.where('id', '>', after)
  return await query.orderBy('id').limit(limit).execute()
}

/** The number that an inbox is written to by. */
export async function findConnectionOfInbox(scope: TenantScope, inboxId: InboxId): Promise<Connection | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_connections')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('inbox_id', '=', inboxId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row
}

type Changeable = Pick<Connection, 'name' | 'groups' | 'history_days' | 'cloud' | 'sealed_cloud_secrets' | 'deleted_at'>

export async function changeConnection(
  scope: TenantScope,
  id: ConnectionId,
  change: Partial<Changeable> & { link?: { hash: Buffer; expiresAt: Date } | null; code?: null },
): Promise<Connection> {
  const { link, code, cloud, ...columns } = change
  const row = await scope.db
    .updateTable('whatsapp_connections')
    .set({
      ...columns,
      ...(cloud === undefined ? {} : { cloud: cloud === null ? null : JSON.stringify(cloud) }),
      ...(link === undefined ? {} : { link_token_hash: link?.hash ?? null, link_expires_at: link?.expiresAt ?? null }),
      ...(code === undefined ? {} : { qr_code: null, pairing_code: null, code_expires_at: null }),
      updated_at: scope.clock.now(),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** Whose link it is, as long as it works. */
export async function findShared(scope: TenantScope, hash: Buffer): Promise<Connection | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_connections')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('link_token_hash', '=', hash)
    .where('link_expires_at', '>', scope.clock.now())
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row
}

/** A look that has not been taken so long after its time has lost its job. */
const LOST_MS = 10 * 60_000

/** Whether nobody has planned to look at its open sends: whoever is told so does, for `at`. */
export async function takeWatch(scope: TenantScope, id: ConnectionId, at: Date): Promise<boolean> {
  const lost = new Date(scope.clock.now().getTime() - LOST_MS)
  const { numUpdatedRows } = await scope.db
    .updateTable('whatsapp_connections')
    .set({ watch_at: at })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('watch_at', 'is', null), eb('watch_at', '<', lost)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The look that was planned for `at` is being taken, and another may be planned. @returns whether it is still wanted */
export async function endWatch(scope: TenantScope, id: ConnectionId, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('whatsapp_connections')
    .set({ watch_at: null })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('watch_at', '=', at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface StateRow {
  id: string
  state: BotState
  reason: BotReason | null
  detail: string
  at: Date
}

/** Newest first. */
export async function listStates(
  scope: TenantScope,
  { connectionId, before, limit }: { connectionId: ConnectionId; before: CursorPlace | undefined; limit: number },
): Promise<StateRow[]> {
  let query = scope.db
    .selectFrom('whatsapp_states')
    .select(['id', 'state', 'reason', 'detail', 'at'])
    .$narrowType<Pick<StateRow, 'reason' | 'state'>>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('connection_id', '=', connectionId)
  if (before !== undefined) query = query.where(sql<boolean>`(at, id) < (${before.at}, ${before.id}::uuid)`)
  return await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
