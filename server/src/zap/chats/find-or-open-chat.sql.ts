import type { Recipient } from '@recado/contracts/bots'
import type { ChatId, ConnectionId, ContactId } from '@recado/contracts/ids'
import { readPhoneDigits } from '@recado/contracts/whatsapp-identity'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Where somebody is written to. */
export interface ChatAddress {
  id: ChatId
  kind: 'person' | 'group'
  to: Recipient
}

interface ChatKeys {
  id: ChatId
  kind: 'person' | 'group'
  lid: string | null
  phone: string | null
  bsuid: string | null
  parent_bsuid: string | null
  username: string | null
  group_id: string | null
}

/**
 * The chat of a contact on a connection. Somebody who never wrote there is written to by their phone: the chat of that phone,
 * which is made if there is none. Undefined: nothing is known by which to write to them.
 */
export async function findOrOpenChat(
  scope: TenantScope,
  { connectionId, contactId }: { connectionId: ConnectionId; contactId: ContactId },
): Promise<ChatAddress | undefined> {
  const known = await findChatOf(scope, { connectionId, contactId })
  if (known !== undefined) return addressed(known)
  const phone = await findPhoneOf(scope, contactId)
  return phone === undefined ? undefined : addressed(await openChat(scope, { connectionId, contactId, phone }))
}

const KEYS = sql.raw('h.id, h.kind, h.lid, h.phone, h.bsuid, h.parent_bsuid, h.username, h.group_id')

/** Of several that are one person's, the one in which they wrote last. */
async function findChatOf(
  scope: TenantScope,
  { connectionId, contactId }: { connectionId: ConnectionId; contactId: ContactId },
): Promise<ChatKeys | undefined> {
  const { rows } = await sql<ChatKeys>`
    SELECT ${KEYS} FROM whatsapp_chats h
     WHERE h.tenant_id = ${scope.tenant.id} AND h.contact_id = ${contactId} AND h.connection_id = ${connectionId}
       AND h.absorbed_into IS NULL
     ORDER BY h.last_inbound_at DESC NULLS LAST, h.id LIMIT 1`.execute(scope.db)
  return rows[0]
}

/** In international form; the table is the contacts' to write. */
async function findPhoneOf(scope: TenantScope, id: ContactId): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('contacts')
    .select('phone')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.phone == null ? undefined : readPhoneDigits(row.phone.replace(/^\+/, ''))
}

async function openChat(
  scope: TenantScope,
  { connectionId, contactId, phone }: { connectionId: ConnectionId; contactId: ContactId; phone: string },
): Promise<ChatKeys> {
  const now = scope.clock.now()
  const { rows } = await sql<ChatKeys>`
    INSERT INTO whatsapp_chats AS h (tenant_id, id, connection_id, kind, phone, contact_id, created_at, updated_at)
    VALUES (${scope.tenant.id}, ${newId<string>()}, ${connectionId}, 'person', ${phone}, ${contactId}, ${now}, ${now})
    ON CONFLICT (tenant_id, connection_id, phone) WHERE phone IS NOT NULL AND absorbed_into IS NULL
      DO UPDATE SET updated_at = h.updated_at
    RETURNING ${KEYS}`.execute(scope.db)
  const [chat] = rows
  if (chat === undefined) throw new Error('an opened chat is gone')
  return chat
}

function addressed({ id, kind, group_id: group, ...keys }: ChatKeys): ChatAddress {
  if (group !== null) return { id, kind, to: { group } }
  const { lid, phone, bsuid, parent_bsuid, username } = keys
  return { id, kind, to: { lid, phone, bsuid, parent_bsuid, username } }
}
