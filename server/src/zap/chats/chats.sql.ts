import type { AdReferral } from '@recado/contracts/bots'
import type { ChatId, ConnectionId, ContactId } from '@recado/contracts/ids'
import { NOBODY, STRONG_KEYS, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** A person, or a group, as one connection knows them. */
export interface Chat {
  id: ChatId
  kind: 'person' | 'group'
  identity: WhatsappIdentity
  name: string
  contact_id: ContactId
}

const KEYS = [...STRONG_KEYS, 'username'] as const
const COLUMNS = ['id', 'kind', 'name', 'contact_id', ...KEYS] as const

/** Until the transaction ends nobody else finds out who is who on this connection, or tells two people apart. */
export async function lockPeople(scope: TenantScope, connectionId: ConnectionId): Promise<void> {
  const key = `whatsapp/${scope.tenant.id}/${connectionId}`
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 23))`.execute(scope.db)
}

/** Everybody who shares a strong key with one of the identities, oldest first. */
export async function listKnown(
  scope: TenantScope,
  connectionId: ConnectionId,
  identities: readonly WhatsappIdentity[],
): Promise<Chat[]> {
  const rows = await scope.db
    .selectFrom('whatsapp_chats')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('connection_id', '=', connectionId)
    .where('absorbed_into', 'is', null)
    .where((eb) =>
      eb.or(
        identities.flatMap((identity) =>
          STRONG_KEYS.flatMap((key) => (identity[key] === null ? [] : [eb(key, '=', identity[key])])),
        ),
      ),
    )
    .orderBy('id')
    .execute()
  return rows.map(readChat)
}

export async function findChat(scope: TenantScope, id: ChatId): Promise<Chat | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_chats')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : readChat(row)
}

export async function findGroup(
  scope: TenantScope,
  connectionId: ConnectionId,
  groupId: string,
): Promise<Chat | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_chats')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('connection_id', '=', connectionId)
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return row === undefined ? undefined : readChat(row)
}

export async function insertChat(
  scope: TenantScope,
  chat: { connectionId: ConnectionId; contactId: ContactId; name: string } & (
    | { identity: WhatsappIdentity }
    | { groupId: string }
  ),
): Promise<Chat> {
  const now = scope.clock.now()
  const who =
    'identity' in chat
      ? { kind: 'person' as const, ...pickKeys(chat.identity) }
      : { kind: 'group' as const, group_id: chat.groupId }
  const id = newId<ChatId>()
  await scope.db
    .insertInto('whatsapp_chats')
    .values({
      ...{ tenant_id: scope.tenant.id, id, connection_id: chat.connectionId, contact_id: chat.contactId },
      ...{ ...who, name: chat.name, created_at: now, updated_at: now },
    })
    .execute()
  const identity = 'identity' in chat ? chat.identity : NOBODY
  return { id, kind: who.kind, identity, name: chat.name, contact_id: chat.contactId }
}

/** Keys are unique: who gives one up is written before who takes it. */
export async function updateChat(
  scope: TenantScope,
  id: ChatId,
  change: { identity?: WhatsappIdentity; name?: string; contactId?: ContactId },
): Promise<void> {
  const { identity, name, contactId } = change
  await scope.db
    .updateTable('whatsapp_chats')
    .set({
      ...(identity === undefined ? {} : pickKeys(identity)),
      ...(name === undefined ? {} : { name }),
      ...(contactId === undefined ? {} : { contact_id: contactId }),
      updated_at: scope.clock.now(),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

/** They are the same person: who they had absorbed before is, too. */
export async function absorbChats(scope: TenantScope, ids: readonly ChatId[], into: ChatId): Promise<void> {
  if (ids.length === 0) return
  await scope.db
    .updateTable('whatsapp_chats')
    .set({ absorbed_into: into, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where((eb) => eb.or([eb('id', 'in', [...ids]), eb('absorbed_into', 'in', [...ids])]))
    .execute()
}

/** When the customer wrote last, and by which ad they came last. */
export async function noteInbound(
  scope: TenantScope,
  id: ChatId,
  { at, referral }: { at: Date; referral: AdReferral | null },
): Promise<void> {
  await sql`
    UPDATE whatsapp_chats SET last_inbound_at = greatest(last_inbound_at, ${at}::timestamptz),
           referral = coalesce(${referral === null ? null : JSON.stringify(referral)}::jsonb, referral),
           updated_at = ${scope.clock.now()}
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id}`.execute(scope.db)
}

function pickKeys(identity: WhatsappIdentity): Record<(typeof KEYS)[number], string | null> {
  const { lid, phone, bsuid, parent_bsuid, username } = identity
  return { lid, phone, bsuid, parent_bsuid, username }
}

function readChat(
  row: Record<(typeof KEYS)[number], string | null> & Pick<Chat, 'contact_id' | 'id' | 'kind' | 'name'>,
): Chat {
  const { id, kind, name, contact_id } = row
  return {
    id,
    kind,
    identity: pickKeys(row),
    name,
    contact_id,
  }
}
