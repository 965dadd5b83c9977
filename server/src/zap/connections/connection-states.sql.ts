import type { QrWebhook, StatusWebhook } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { z } from 'zod'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** A state, and the code of it that is no longer to be scanned. Undefined: a newer one is known. */
export async function updateState(
  scope: TenantScope,
  id: ConnectionId,
  status: z.output<typeof StatusWebhook>,
): Promise<{ entered: boolean } | undefined> {
  const now = scope.clock.now()
  const { since, seq } = status
  const { rows } = await sql<{ entered: boolean }>`
    WITH before AS (
      SELECT id, since, state_seq, heard_at IS NULL AS unheard FROM whatsapp_connections
       WHERE tenant_id = ${scope.tenant.id} AND id = ${id} FOR UPDATE
    )
    UPDATE whatsapp_connections c SET
      state = ${status.status}, state_seq = ${seq}, since = ${since}, reason = ${status.reason}, detail = ${status.detail},
      until = ${status.until}, new_chats_used = ${status.new_chats?.used ?? null},
      new_chats_limit = ${status.new_chats?.limit ?? null},
      number = coalesce(${status.number}, c.number), lid = coalesce(${status.lid}, c.lid),
      profile_name = coalesce(${status.name}, c.profile_name), wa_version = coalesce(${status.wa_version}, c.wa_version),
      queues = ${JSON.stringify(status.queues)}::jsonb, heard_at = ${now}, updated_at = ${now},
      connected_at = CASE WHEN ${status.status} = 'connected' THEN coalesce(c.connected_at, ${since}) ELSE c.connected_at END,
      qr_code = CASE WHEN ${isOver('qr_ready', status)} THEN NULL ELSE c.qr_code END,
      pairing_code = CASE WHEN ${isOver('pairing_code', status)} THEN NULL ELSE c.pairing_code END,
      code_expires_at = CASE WHEN ${isOver('qr_ready', status)} AND ${isOver('pairing_code', status)} THEN NULL
                             ELSE c.code_expires_at END
     FROM before b
    WHERE c.tenant_id = ${scope.tenant.id} AND c.id = b.id
      AND (b.unheard OR (${since}::timestamptz, ${seq}::bigint) >= (b.since, b.state_seq))
    RETURNING b.unheard OR (${since}::timestamptz, ${seq}::bigint) > (b.since, b.state_seq) AS entered`.execute(
    scope.db,
  )
  return rows[0]
}

/** The code was shown before this state was entered, which is another than that of the code. */
function isOver(state: 'qr_ready' | 'pairing_code', { status, since }: { status: string; since: Date }) {
  return sql`(${status} <> ${state} AND (c.code_at IS NULL OR c.code_at <= ${since}::timestamptz))`
}

export async function insertState(
  scope: TenantScope,
  connectionId: ConnectionId,
  { status, reason, detail, since }: z.output<typeof StatusWebhook>,
): Promise<void> {
  await scope.db
    .insertInto('whatsapp_states')
    .values({
      ...{ tenant_id: scope.tenant.id, id: newId(), connection_id: connectionId },
      ...{ state: status, reason, detail, at: since },
    })
    .execute()
}

/** Whether it is the newest code so far. */
export async function updateCode(
  scope: TenantScope,
  id: ConnectionId,
  { qr_code: qr, pairing_code: code, expires_at: expiresAt, timestamp }: z.output<typeof QrWebhook>,
): Promise<boolean> {
  const now = scope.clock.now()
  const { numUpdatedRows } = await scope.db
    .updateTable('whatsapp_connections')
    .set({ qr_code: qr, pairing_code: code, code_expires_at: expiresAt, code_at: timestamp, heard_at: now })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('code_at', 'is', null), eb('code_at', '<', timestamp)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
