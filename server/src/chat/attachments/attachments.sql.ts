import type { AttachmentKind } from '@recado/contracts/attachments'
import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface UploadPart {
  key: string
  size: number
}

export interface Attachment {
  id: AttachmentId
  conversation_id: ConversationId
  /** `member:<id>`, `contact:<id>` or `api_key:<id>`: only whoever uploads may go on with it or send it. */
  uploader: string
  kind: AttachmentKind
  name: string
  content_type: string
  size_bytes: number
  received_bytes: number
  parts: UploadPart[]
  storage_key: string
  thumbnail_key: string | null
  width: number | null
  height: number | null
  duration_ms: number | null
  status: 'uploading' | 'ready' | 'sent' | 'refused'
  refused_reason: string | null
  created_at: Date
}

const COLUMNS = [
  ...(['id', 'conversation_id', 'uploader', 'kind', 'name', 'content_type', 'size_bytes', 'received_bytes'] as const),
  ...(['parts', 'storage_key', 'thumbnail_key', 'width', 'height', 'duration_ms', 'status'] as const),
  ...(['refused_reason', 'created_at'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<Attachment, 'parts'>

export async function insertAttachment(
  scope: TenantScope,
  attachment: Pick<
    Attachment,
    'id' | 'conversation_id' | 'uploader' | 'kind' | 'name' | 'content_type' | 'size_bytes' | 'storage_key'
  >,
): Promise<Attachment> {
  const row = await scope.db
    .insertInto('attachments')
    .values({ tenant_id: scope.tenant.id, ...attachment, created_at: scope.clock.now() })
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** A file that came whole, with its message. */
export async function insertReceived(
  scope: TenantScope,
  attachment: Omit<Attachment, 'received_bytes' | 'parts' | 'status' | 'refused_reason' | 'created_at'>,
): Promise<void> {
  const { size_bytes: received_bytes } = attachment
  await scope.db
    .insertInto('attachments')
    .values({
      ...{ tenant_id: scope.tenant.id, ...attachment, received_bytes, status: 'sent' },
      created_at: scope.clock.now(),
    })
    .execute()
}

export async function findAttachment(scope: TenantScope, id: AttachmentId): Promise<Attachment | undefined> {
  const row = await scope.db
    .selectFrom('attachments')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/**
 * Adds a part if it begins where the last one ended; undefined when somebody else's came first or the upload is over.
 */
export async function addPart(
  scope: TenantScope,
  id: AttachmentId,
  offset: number,
  part: UploadPart,
): Promise<Attachment | undefined> {
  const row = await scope.db
    .updateTable('attachments')
    .set({
      received_bytes: offset + part.size,
      parts: sql`parts || ${JSON.stringify([part])}::jsonb`,
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('status', '=', 'uploading')
    .where('received_bytes', '=', offset)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirst()
  return row
}

/** Ends an upload, once: undefined when it had ended. */
export async function endUpload(
  scope: TenantScope,
  id: AttachmentId,
  end:
    | (Pick<Attachment, 'content_type' | 'width' | 'height' | 'duration_ms' | 'thumbnail_key'> & { status: 'ready' })
    | { status: 'refused'; refused_reason: string },
): Promise<Attachment | undefined> {
  const row = await scope.db
    .updateTable('attachments')
    .set({ ...end, parts: '[]' })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('status', '=', 'uploading')
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirst()
  return row
}

/** Whoever counts an uploader's open uploads and begins one does so alone until its transaction ends. */
export async function lockUploader(scope: TenantScope, uploader: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`uploads:${scope.tenant.id}:${uploader}`}, 10))`.execute(
    scope.db,
  )
}

/** How many of one uploader's were begun since an instant and are not sent, whole or not. */
export async function countOpen(scope: TenantScope, uploader: string, since: Date): Promise<number> {
  const row = await scope.db
    .selectFrom('attachments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', scope.tenant.id)
    .where('uploader', '=', uploader)
    .where('status', 'in', ['uploading', 'ready'])
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Bytes that came of files that are not whole: of contacts, or of everybody else. */
export async function sumUnfinished(scope: TenantScope, { ofContacts }: { ofContacts: boolean }): Promise<number> {
  const row = await scope.db
    .selectFrom('attachments')
    .select(sql<number>`coalesce(sum(received_bytes), 0)::bigint`.as('bytes'))
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', '=', 'uploading')
    .where('uploader', ofContacts ? 'like' : 'not like', 'contact:%')
    .executeTakeFirstOrThrow()
  return row.bytes
}

/** Begun or ready before `before` and never sent: nobody will. */
export async function listStale(scope: TenantScope, before: Date, limit: number): Promise<Attachment[]> {
  const rows = await scope.db
    .selectFrom('attachments')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', 'in', ['uploading', 'ready', 'refused'])
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows
}

/** What one uploader began and sent is the other's. */
export async function moveUploads(scope: TenantScope, from: string, to: string): Promise<void> {
  await scope.db
    .updateTable('attachments')
    .set({ uploader: to })
    .where('tenant_id', '=', scope.tenant.id)
    .where('uploader', '=', from)
    .execute()
}

/** Of what an uploader has not sent yet, the named ones go from one conversation to another. */
export async function redirectUploads(
  scope: TenantScope,
  {
    uploader,
    from,
    to,
    ids,
  }: { uploader: string; from: ConversationId; to: ConversationId; ids: readonly AttachmentId[] },
): Promise<void> {
  if (ids.length === 0) return
  await scope.db
    .updateTable('attachments')
    .set({ conversation_id: to })
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', from)
    .where('uploader', '=', uploader)
    .where('id', 'in', [...ids])
    .where('status', '=', 'ready')
    .execute()
}

export async function listById(scope: TenantScope, ids: readonly AttachmentId[]): Promise<Attachment[]> {
  if (ids.length === 0) return []
  const rows = await scope.db
    .selectFrom('attachments')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', 'in', [...ids])
    .execute()
  return rows
}

/** Whether there was such a row to delete. */
export async function deleteAttachment(scope: TenantScope, id: AttachmentId): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('attachments')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
